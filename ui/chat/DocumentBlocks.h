#pragma once

#include "DocumentLine.h"

#include <QList>

class QTextCursor;
class QTextDocument;

namespace decidesk {

/// How many blocks of a document `lines` take.
[[nodiscard]] int blockCount(const QList<DocumentLine> &lines);

/// The blocks of a QTextDocument by their number, as lines go in and out. What stays keeps its
/// format, and a cursor in it its place.
class DocumentBlocks
{
public:
    /// `document` is empty, must outlive this object and not be edited by anybody else.
    explicit DocumentBlocks(QTextDocument *document) : m_document(document) {}

    /// Blocks in use; an empty document has one all the same.
    [[nodiscard]] int count() const { return m_count; }
    /// Puts `lines` before the block `at`, or at the end.
    void insert(int at, const QList<DocumentLine> &lines);
    void remove(int first, int count);

private:
    static void append(QTextCursor &cursor, const DocumentLine &line);
    static void write(QTextCursor &cursor, const DocumentLine &line);

    QTextDocument *m_document;
    int m_count = 0;
};

} // namespace decidesk
