#pragma once

#include "Message.h"
#include "MessageText.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <optional>

class QAction;

namespace decidesk {

/// What can be done with the current message: for the menu, the context menu and the keys.
///
/// What is not possible is disabled and says why in its status tip.
class MessageActions : public QObject
{
    Q_OBJECT

public:
    explicit MessageActions(QObject *parent = nullptr);

    /// In the order of the menu.
    [[nodiscard]] QList<QAction *> actions() const;
    [[nodiscard]] QAction *action(MessageAction action) const { return m_actions.value(action); }

    /// The message the actions are about; nothing: none. `asSent`: its source is shown.
    void setMessage(const std::optional<Message> &message, bool asSent);
    void retranslate();

signals:
    void triggered(decidesk::MessageAction action);

private:
    void refresh();

    QHash<MessageAction, QAction *> m_actions;
    std::optional<Message> m_message;
};

} // namespace decidesk
