#pragma once

#include "Problem.h"

#include <QObject>

#include <optional>

namespace decidesk {

/// What went wrong in a session and was neither mended nor dismissed: at most one trouble with the
/// link and one with a question. Lives in the GUI thread.
class SessionProblems : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The one a person should see first: the link's, else the question's; empty: none.
    [[nodiscard]] const std::optional<Problem> &first() const;
    [[nodiscard]] const std::optional<Problem> &ofLink() const { return m_ofLink; }
    [[nodiscard]] const std::optional<Problem> &ofQuestion() const { return m_ofQuestion; }

    void setOfLink(const Problem &problem);
    void setOfQuestion(const Problem &problem);
    void clearOfLink();
    void clearOfQuestion();
    /// The one that is shown first is taken as read.
    void dismissFirst();

    /// The question `sequence` is of no concern any more.
    void onSettled(qint64 sequence);
    /// The conversation was cleared.
    void onCleared();
    /// The history can be written again. What was received and could not be stored stays in view.
    void onHistoryRecovered();

signals:
    void changed();

private:
    std::optional<Problem> m_ofLink;
    std::optional<Problem> m_ofQuestion;
};

} // namespace decidesk
