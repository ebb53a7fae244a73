#pragma once

class QTextEdit;

namespace decidesk {

class ConversationDocument;
class ConversationPager;

/// Keeps so much of a conversation loaded as its reader needs: a screenful beyond what is in view
/// on either side, fetched in portions that take milliseconds to lay out. What is further away is
/// let go of, because all that is laid out is laid out anew when the window changes its size.
class LoadedWindow
{
public:
    /// All three must outlive this object; `text` is what `view` shows of `pager`.
    LoadedWindow(ConversationPager &pager, const QTextEdit &view, const ConversationDocument &text);

    /// Portions as large as the view is from now on.
    void fitPages(int widestLineInLetters);
    /// After scrolling, and after every change of the text: fetches and lets go.
    void tend();
    /// Before something that lays out everything: lets go of what can soon be fetched again.
    void shrink();

private:
    void letGoBeyond(double screens, double downTo);

    ConversationPager &m_pager;
    const QTextEdit &m_view;
    const ConversationDocument &m_text;
};

} // namespace decidesk
