#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QMenuBar;

namespace decidesk {

class MessageActions;

/// The window's actions with their texts, icons and keys, and the menus made of them. What they do
/// is the window's.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QObject *parent = nullptr);

    QAction *newAccount; // File
    QAction *exportConversation;
    QAction *exportEverything;
    QAction *importProfile;
    QAction *quit;
    QAction *cut; // Edit
    QAction *copy;
    QAction *paste;
    QAction *find;
    QAction *findNext;
    QAction *findPrevious;
    QAction *findEverywhere;
    QAction *settings;
    QAction *accounts; // View, checkable
    QAction *goToAccount;
    QAction *largerText;
    QAction *smallerText;
    QAction *normalText;
    QAction *logIn; // Session
    QAction *connectNow;
    QAction *disconnect;
    QAction *renameAccount;
    QAction *copyChecksum;
    QAction *clearConversation;
    QAction *removeAccount;
    QAction *shortcuts; // Help
    QAction *openLogFolder;
    QAction *about;
    QAction *goToMessage; // by key only

    /// Fills `bar`; `tools` are the tester's tools, for View.
    void fill(QMenuBar &bar, const MessageActions &messages, const QList<QAction *> &tools);
    /// Every action that has a key, in the order of the menus.
    [[nodiscard]] QList<QAction *> withKeys() const;
    void retranslate();

    [[nodiscard]] QMenu *editMenu() const { return m_edit; }

private:
    /// `icon` may be empty: none.
    template <typename... Keys>
    QAction *make(const char *icon, Keys... keys);
    void retranslateMenus();

    QMenu *m_file = nullptr;
    QMenu *m_edit = nullptr;
    QMenu *m_view = nullptr;
    QMenu *m_session = nullptr;
    QMenu *m_message = nullptr;
    QMenu *m_help = nullptr;
};

} // namespace decidesk
