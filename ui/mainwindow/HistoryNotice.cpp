#include "HistoryNotice.h"

#include "ErrorText.h"
#include "HistoryStore.h"

#include <QDir>
#include <QEvent>

namespace decidesk {

HistoryNotice::HistoryNotice(const HistoryStore &history, QWidget *parent) : Banner(parent)
{
    connect(&history, &HistoryStore::damagedFileKept, this, [this](const QString &path) {
        m_keptFile = path;
        refresh();
    });
    connect(&history, &HistoryStore::troubled, this, [this](const Error &error) {
        if (error == m_dismissedError)
            return;
        m_error = error;
        refresh();
    });
    connect(&history, &HistoryStore::recovered, this, [this] {
        m_error = {};
        m_dismissedError = {};
        refresh();
    });
    connect(this, &Banner::triggered, this, &HistoryNotice::dismiss);
    refresh();
}

void HistoryNotice::changeEvent(QEvent *event)
{
    Banner::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void HistoryNotice::dismiss()
{
    m_keptFile.clear();
    m_dismissedError = m_error;
    m_error = {};
    refresh();
}

void HistoryNotice::refresh()
{
    Content content;
    content.actions = {Action::Dismiss};
    if (m_error.kind != Error::Kind::None) {
        content.text = errorSentence(m_error);
        content.details = errorText(m_error).details;
    } else if (!m_keptFile.isEmpty()) {
        content.tone = Tone::Warning;
        content.text = tr("Your conversations are damaged and can't be read. They were set aside, "
                          "and a new history was started.");
        content.details = QDir::toNativeSeparators(m_keptFile);
    } else {
        clear();
        return;
    }
    setContent(content);
}

} // namespace decidesk
