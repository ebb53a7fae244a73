#include "Actions.h"

#include "MessageActions.h"
#include "SymbolIcon.h"

#include <QAction>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>

namespace decidesk {

template <typename... Keys>
QAction *Actions::make(const char *icon, Keys... keys)
{
    auto *action = new QAction(symbolIcon(QLatin1String(icon)), QString(), this);
    action->setShortcuts(QList<QKeySequence>{QKeySequence(keys)...});
    return action;
}

Actions::Actions(QObject *parent)
    : QObject(parent), newAccount(make("add", Qt::CTRL | Qt::Key_N)),
      exportConversation(make("file", Qt::CTRL | Qt::Key_E)), exportEverything(make("")),
      importProfile(make("")), quit(make("quit", Qt::CTRL | Qt::Key_Q)),
      cut(make("cut", QKeySequence::Cut)), copy(make("copy", QKeySequence::Copy)),
      paste(make("paste", QKeySequence::Paste)), find(make("find", Qt::CTRL | Qt::Key_F)),
      findNext(make("", Qt::Key_F3)), findPrevious(make("", Qt::SHIFT | Qt::Key_F3)),
      findEverywhere(make("find", Qt::CTRL | Qt::SHIFT | Qt::Key_F)),
      settings(make("settings", Qt::CTRL | Qt::Key_Comma)), accounts(make("accounts")),
      goToAccount(make("account", Qt::CTRL | Qt::Key_K)),
      largerText(make("larger-text", Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal)),
      smallerText(make("smaller-text", Qt::CTRL | Qt::Key_Minus)),
      normalText(make("", Qt::CTRL | Qt::Key_0)), logIn(make("log-in")),
      connectNow(make("connect", Qt::Key_F5)),
      disconnect(make("disconnect", Qt::CTRL | Qt::SHIFT | Qt::Key_D)),
      renameAccount(make("rename")), copyChecksum(make("copy")), clearConversation(make("clear")),
      removeAccount(make("remove")), shortcuts(make("keyboard", Qt::Key_F1)),
      openLogFolder(make("folder")), about(make("help")),
      goToMessage(make("", Qt::CTRL | Qt::Key_L))
{
    accounts->setCheckable(true);
    quit->setMenuRole(QAction::QuitRole);
    // Also while the progress of an export has the focus.
    quit->setShortcutContext(Qt::ApplicationShortcut);
    settings->setMenuRole(QAction::PreferencesRole);
    about->setMenuRole(QAction::AboutRole);
    retranslate();
}

void Actions::fill(QMenuBar &bar, const MessageActions &messages, const QList<QAction *> &tools)
{
    m_file = bar.addMenu(QString());
    m_file->addAction(newAccount);
    m_file->addSeparator();
    m_file->addActions({exportConversation, exportEverything, importProfile});
    m_file->addSeparator();
    m_file->addAction(quit);

    m_edit = bar.addMenu(QString());
    m_edit->addActions({cut, copy, paste});
    m_edit->addSeparator();
    m_edit->addActions({find, findNext, findPrevious, findEverywhere});
    m_edit->addSeparator();
    m_edit->addAction(settings);

    m_view = bar.addMenu(QString());
    m_view->addActions({accounts, goToAccount});
    m_view->addActions(tools);
    m_view->addSeparator();
    m_view->addActions({largerText, smallerText, normalText});

    m_session = bar.addMenu(QString());
    m_session->addActions({logIn, connectNow, disconnect});
    m_session->addSeparator();
    m_session->addActions({renameAccount, copyChecksum});
    m_session->addSeparator();
    m_session->addActions({clearConversation, removeAccount});

    m_message = bar.addMenu(QString());
    m_message->addActions(messages.actions());

    m_help = bar.addMenu(QString());
    m_help->addActions({shortcuts, openLogFolder});
    m_help->addSeparator();
    m_help->addAction(about);
    retranslateMenus();
}

QList<QAction *> Actions::withKeys() const
{
    QList<QAction *> found;
    for (const QMenu *menu : {m_file, m_edit, m_view, m_session, m_message, m_help}) {
        const QList<QAction *> entries = menu ? menu->actions() : QList<QAction *>();
        for (QAction *entry : entries) {
            if (!entry->shortcut().isEmpty())
                found.append(entry);
        }
    }
    found.append(goToMessage);
    return found;
}

void Actions::retranslate()
{
    //: Menu entry; the letter behind & is its mnemonic. So it is in all menu entries.
    newAccount->setText(tr("&New account"));
    //: Menu entry: save the conversation that is shown to a file
    exportConversation->setText(tr("&Export conversation…"));
    //: Menu entry: save all accounts and conversations to a file
    exportEverything->setText(tr("Export e&verything…"));
    //: Menu entry: read what "Export everything…" has written
    importProfile->setText(tr("&Import…"));
    //: Menu entry: end the program
    quit->setText(tr("&Quit"));
    //: Menu entry: cut the selected text
    cut->setText(tr("Cu&t"));
    //: Menu entry: copy the selected text
    copy->setText(tr("&Copy"));
    //: Menu entry: paste from the clipboard
    paste->setText(tr("&Paste"));
    //: Menu entry: look for something in the conversation
    find->setText(tr("&Find…"));
    //: Menu entry: to the next hit, further up
    findNext->setText(tr("Find &next"));
    //: Menu entry: to the hit before, further down
    findPrevious->setText(tr("Find pre&vious"));
    //: Menu entry
    findEverywhere->setText(tr("Find in &all conversations…"));
    //: Menu entry
    settings->setText(tr("&Settings…"));
    //: Menu entry: show or hide the list of accounts
    accounts->setText(tr("&Accounts"));
    //: Menu entry: choose an account by typing a part of its name
    goToAccount->setText(tr("&Go to account…"));
    //: Menu entry
    largerText->setText(tr("&Larger text"));
    //: Menu entry
    smallerText->setText(tr("&Smaller text"));
    //: Menu entry
    normalText->setText(tr("&Normal text"));
    //: Menu entry
    logIn->setText(tr("&Log in"));
    //: Menu entry: end the wait for the next attempt
    connectNow->setText(tr("&Connect now"));
    //: Menu entry: end the session on the server
    disconnect->setText(tr("&Disconnect"));
    //: Menu entry: give the account that is shown another name in the list
    renameAccount->setText(tr("&Rename account…"));
    //: Menu entry: copy the checksum of the account that is shown
    copyChecksum->setText(tr("Copy c&hecksum…"));
    //: Menu entry: delete all messages of the account that is shown
    clearConversation->setText(tr("Cl&ear conversation…"));
    //: Menu entry: delete the account that is shown
    removeAccount->setText(tr("Re&move account…"));
    //: Menu entry
    shortcuts->setText(tr("&Keyboard shortcuts"));
    //: Menu entry
    openLogFolder->setText(tr("Open &log folder"));
    //: Menu entry
    about->setText(tr("&About Decidesk"));
    //: In the list of keyboard shortcuts
    goToMessage->setText(tr("Go to the message field"));
    retranslateMenus();
}

void Actions::retranslateMenus()
{
    if (!m_file)
        return;
    //: Menu
    m_file->setTitle(tr("&File"));
    //: Menu
    m_edit->setTitle(tr("&Edit"));
    //: Menu
    m_view->setTitle(tr("&View"));
    //: Menu: what concerns the connection of the account that is shown
    m_session->setTitle(tr("&Session"));
    //: Menu: what can be done with the message under the text cursor
    m_message->setTitle(tr("&Message"));
    //: Menu
    m_help->setTitle(tr("&Help"));
}

} // namespace decidesk
