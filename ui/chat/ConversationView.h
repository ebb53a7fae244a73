#pragma once

#include "Bookmark.h"
#include "ConversationBackdrop.h"
#include "ConversationDocument.h"
#include "ConversationOverlays.h"
#include "LoadedWindow.h"
#include "MessageText.h"

#include <QTextBrowser>
#include <QTextCursor>

#include <functional>
#include <optional>

namespace decidesk {

class ConversationPager;

/// The conversation as one text that is read, selected and copied across messages.
///
/// Shows the pager's window and asks it for more when the reader comes near an end, without moving
/// what is being read. Follows new messages only at the end; else a button says how many came.
class ConversationView : public QTextBrowser
{
    Q_OBJECT

public:
    /// `pager` must outlive the view.
    explicit ConversationView(ConversationPager &pager, QWidget *parent = nullptr);

    /// Shows `account` where `place` was; null: nothing.
    void open(const AccountId &account, const Bookmark &place);
    /// Where the reader is now.
    [[nodiscard]] Bookmark bookmark() const;

    /// How the account calls who decides.
    void setDecider(const QString &name);
    /// What stands in the middle while there are no messages.
    void setEmptyText(const QString &text);

    /// The message under the text cursor; where the reader has not put it anywhere, the newest open
    /// one, else the newest.
    [[nodiscard]] std::optional<Message> currentMessage() const;
    /// Which block of code of the current message the text cursor is in; -1: in none.
    [[nodiscard]] int currentCode() const;
    /// Whether the source of the current message is shown.
    [[nodiscard]] bool isAsSent() const;
    /// Shows the source of the decision `sequence` in its place, or what it means again.
    void toggleAsSent(qint64 sequence);
    /// Puts the text cursor where the pointer is, unless that is inside the selection.
    void placeCursorAt(const QPoint &position);

    /// What is shown, message by message.
    [[nodiscard]] const ConversationDocument &text() const { return m_text; }

    /// Decisions that came below what is in view.
    [[nodiscard]] int newCount() const { return m_overlays.newCount(); }
    /// Decisions came below what is in view while it was not shown; at the end they are seen.
    void addNew(int count);
    void showNewest();
    /// Brings the message `sequence`, or its nearest neighbour, into view, a third from the top,
    /// and puts the text cursor there; loads what is around it where needed.
    void showMessage(qint64 sequence);
    /// Shows what is folded behind the message `sequence`, and that message a third from the top.
    void unfold(qint64 sequence);

signals:
    /// The messages' cards begin so many pixels from the edges.
    void columnMarginChanged(int margin);
    void currentMessageChanged();
    void actionRequested(decidesk::MessageAction action, qint64 sequence);
    /// The block of code `part` of a message.
    void codeRequested(qint64 sequence, int part);
    /// What has no use here and belongs into the message field.
    void typed(const QString &text);
    /// A link from outside was clicked: an http or https address in ASCII.
    void webLinkClicked(const QString &address);

protected:
    QVariant loadResource(int type, const QUrl &name) override;
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void connectPager();
    void change(const std::function<void()> &edit);
    void setAtEnd(bool atEnd);
    void noteTheEnd();
    void showBeginningOfDecision();
    void onArrived(const Message &message);
    void onShownAround(int index);
    void onLink(const QUrl &url);
    void onScrolled();
    void settleScrolled();
    void showHowFar();
    void onCursorMoved();
    void setOwed(int owed);
    void scrollToEnd();
    void arrangeText();
    void showSideways();
    [[nodiscard]] int sidewaysOffset() const;
    void restyle();
    void retranslate();
    void showEmptyText();
    [[nodiscard]] bool isFollowing() const;
    [[nodiscard]] QString exactStamp(int index) const;

    ConversationPager &m_pager;
    ConversationDocument m_text;
    ConversationBackdrop m_backdrop;
    LoadedWindow m_window;
    ConversationOverlays m_overlays;
    std::optional<Bookmark> m_returnsTo; ///< once its surroundings are there
    int m_columnMargin = 0;
    int m_sideways = 0; ///< how far can be scrolled sideways
    int m_owed = 0; ///< what is read belongs so far down still, once there is text enough
    bool m_atEnd = true; ///< the reader is at the end and wants to stay there
    bool m_awaitsAnchor = false; ///< `shownAround` follows
    bool m_changing = false;
    bool m_cursorPlaced = false; ///< the reader has put the text cursor somewhere
    bool m_styled = false;
};

} // namespace decidesk
