#include "SessionProblems.h"

namespace decidesk {

const std::optional<Problem> &SessionProblems::first() const
{
    return m_ofLink ? m_ofLink : m_ofQuestion;
}

void SessionProblems::setOfLink(const Problem &problem)
{
    m_ofLink = problem;
    emit changed();
}

void SessionProblems::setOfQuestion(const Problem &problem)
{
    m_ofQuestion = problem;
    emit changed();
}

void SessionProblems::clearOfLink()
{
    if (!m_ofLink)
        return;
    m_ofLink.reset();
    emit changed();
}

void SessionProblems::clearOfQuestion()
{
    if (!m_ofQuestion)
        return;
    m_ofQuestion.reset();
    emit changed();
}

void SessionProblems::dismissFirst()
{
    if (m_ofLink)
        m_ofLink.reset();
    else
        m_ofQuestion.reset();
    emit changed();
}

void SessionProblems::onSettled(qint64 sequence)
{
    if (m_ofQuestion && m_ofQuestion->sequence == sequence)
        clearOfQuestion();
}

void SessionProblems::onCleared()
{
    if (m_ofQuestion && m_ofQuestion->step == Problem::Step::Ask)
        clearOfQuestion();
}

void SessionProblems::onHistoryRecovered()
{
    if (m_ofQuestion && m_ofQuestion->step == Problem::Step::Store
        && m_ofQuestion->error.received.isEmpty())
        clearOfQuestion();
}

} // namespace decidesk
