#pragma once

#include <QPlainTextEdit>
#include <QString>
#include <QTimer>

#include <deque>

namespace decidesk {

/// What was sent, what came back and what went wrong in the console: plain text, the newest last,
/// bounded (the oldest goes first), and gathered before it is laid out, so that no flood holds up
/// the window. Follows only while it stands at its end.
class ConsoleLog : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// Of all that is kept, in characters.
    static constexpr int longestLog = 256 * 1024;

    explicit ConsoleLog(QWidget *parent = nullptr);

    /// Appends `text`, from outside or not, below the line `heading`.
    void append(const QString &heading, const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Entry
    {
        QString heading;
        QString text;
    };

    [[nodiscard]] bool isAtEnd() const;
    void flush();
    void insert(QTextCursor &cursor, const Entry &entry);
    void trim();

    std::deque<Entry> m_pending;
    qsizetype m_pendingSize = 0;
    QTimer m_flushTimer;
};

} // namespace decidesk
