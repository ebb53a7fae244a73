#pragma once

#include "Banner.h"
#include "Completion.h"
#include "ConversationPager.h"
#include "EarlierQuestions.h"
#include "MessageActions.h"
#include "Secret.h"
#include "Session.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <array>
#include <optional>

class QHBoxLayout;
class QSpacerItem;

namespace decidesk {

class Bookmarks;
class ChatHeader;
class Composer;
class ConversationFinder;
class ConversationView;
class Draft;
class FindBar;
class MessageCommands;
class PlainLabel;
class PrimaryButton;
class Settings;

/// One account's conversation: header, banner, messages, and the composer or *Log in*.
class ChatPage : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive the page.
    ChatPage(Settings &settings, HistoryStore &history, SecretStore &secrets,
             QWidget *parent = nullptr);
    ~ChatPage() override;

    /// Shows the conversation of `session` where it was left; the draft and the place of the one
    /// before are kept. Null: nothing.
    void setSession(Session *session);
    [[nodiscard]] Session *session() const { return m_session; }

    void setEnterSends(bool enterSends);
    /// Asks in the banner whether to keep the key that was typed for the server of the present
    /// session.
    void offerToKeepApiKey(const Secret &apiKey);
    /// Puts the focus where typing goes on.
    void focusMessage();
    /// Stores the draft and the place in the conversation, now.
    void save();

    /// Find in the conversation that is shown.
    [[nodiscard]] ConversationFinder &finder() const { return *m_finder; }
    [[nodiscard]] MessageActions *messageActions() const { return m_actions; }

signals:
    /// A new registration with what is known of this account.
    void registerAgainRequested(decidesk::Session *session);
    void settingsRequested();
    /// Something for the status bar.
    void hint(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void connectParts();
    void follow(Session *session) const;
    void onStateChanged();
    void refreshEntry();
    void refreshEmptyText();
    void refreshBanner();
    void retranslate();

    void send(const QString &text);
    void sendAnyway(const QString &text);
    void complete(qint64 sequence, const QString &text);
    void perform(MessageAction action);
    void performOn(MessageAction action, const Message &message);
    void onBanner(Banner::Action action);
    void dismiss();
    void copyChecksum();
    void keepApiKey();
    void showMessageMenu(const QPoint &position);
    [[nodiscard]] bool hasFocusIn(const QWidget *part) const;

    SecretStore &m_secrets;
    ConversationPager m_pager;
    EarlierQuestions m_earlier;
    QPointer<Session> m_session;

    ChatHeader *m_header;
    Banner *m_banner;
    ConversationView *m_view;
    FindBar *m_findBar;
    ConversationFinder *m_finder;
    Bookmarks *m_bookmarks;
    QHBoxLayout *m_entryRow = nullptr;
    std::array<QSpacerItem *, 2> m_entryEdges{}; ///< keep it to the column of the conversation
    QWidget *m_entry; ///< the composer, or what stands there while one can't ask
    Composer *m_composer;
    Draft *m_draft;
    Completion m_completion; ///< the last one
    QWidget *m_loginBar;
    PlainLabel *m_loginText;
    PrimaryButton *m_logIn;
    MessageActions *m_actions;
    MessageCommands *m_commands;

    QTimer m_countdown; ///< while the banner counts
    Secret m_apiKeyOnOffer;
    bool m_keychainSeen = false; ///< the banner about the keychain was dismissed
};

} // namespace decidesk
