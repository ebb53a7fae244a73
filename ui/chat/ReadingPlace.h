#pragma once

#include <QTextCursor>

class QTextEdit;

namespace decidesk {

/// Where the reader of a text is, kept over a change of it: the end, or what is at the top of the
/// view; and the selection.
class ReadingPlace
{
public:
    /// As it is now, in `view`, which must outlive this object. `atEnd`: the end is what is kept.
    /// `owed`: what an earlier `restore` could not do.
    ReadingPlace(QTextEdit &view, bool atEnd, int owed);

    /// After the change. `grew`: there may be new text at the end, which a selection up to the
    /// former end must not swallow. How many pixels further down the place would be if there were
    /// text enough below it, or, less than 0, above it.
    [[nodiscard]] int restore(bool grew);

private:
    void releaseNewText();

    QTextEdit &m_view;
    bool m_atEnd;
    QTextCursor m_top; ///< moves along with its block
    double m_offset = 0; ///< from the top of the view to the block
    int m_selectionAnchor = 0;
    int m_selectionEnd = 0;
    bool m_selectsTheEnd = false;
};

} // namespace decidesk
