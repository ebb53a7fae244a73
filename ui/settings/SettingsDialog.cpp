#include "SettingsDialog.h"

#include "AdvancedPage.h"
#include "AppearancePage.h"
#include "ChatSettingsPage.h"
#include "ErrorText.h"
#include "FieldNote.h"
#include "Mnemonic.h"
#include "ServerPage.h"
#include "Settings.h"
#include "SymbolIcon.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFontMetrics>
#include <QIcon>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace decidesk {

namespace {

// In characters and lines of the text, so that larger text gets a larger dialog.
constexpr int preferredColumns = 84;
constexpr int preferredLines = 37;
constexpr int sectionSpacing = 10;

} // namespace

SettingsDialog::SettingsDialog(Settings &settings, SecretStore &secrets, const Language &language,
                               QWidget *parent)
    : QDialog(parent), m_settings(settings), m_tabs(new QTabWidget(this))
{
    // In the order of the Tab key.
    addPage(new ServerPage(settings, secrets, this));
    addPage(new ChatSettingsPage(settings, this));
    addPage(new AppearancePage(settings, language, this));
    addPage(new AdvancedPage(settings, this));
    m_status = new FieldNote(nullptr, this);
    // No standard buttons: the box would put Qt's texts on them whenever the language changes, and
    // those come from a package that need not be installed.
    auto *buttons = new QDialogButtonBox(this);
    m_ok = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_cancel = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_apply = buttons->addButton(QString(), QDialogButtonBox::ApplyRole);
    m_ok->setDefault(true);

    m_tabs->setDocumentMode(true);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(sectionSpacing);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_status);
    column->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &SettingsDialog::apply);

    for (SettingsPage *page : std::as_const(m_pages))
        page->load();
    retranslate();
    // QWidget would keep it below two thirds of the screen.
    resize(sizeHint());
}

QSize SettingsDialog::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const QSize wanted(metrics.averageCharWidth() * preferredColumns,
                       metrics.lineSpacing() * preferredLines);
    // Its frame needs room too.
    return wanted.boundedTo(screen()->availableSize() * 0.9).expandedTo(minimumSizeHint());
}

void SettingsDialog::showPage(Page page)
{
    m_tabs->setCurrentIndex(static_cast<int>(page));
    m_pages.at(static_cast<int>(page))->setFocus();
}

void SettingsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool SettingsDialog::eventFilter(QObject *watched, QEvent *event)
{
    // The wheel scrolls the page; it changes only what has the focus.
    if (event->type() == QEvent::Wheel && !qobject_cast<QWidget *>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void SettingsDialog::addPage(SettingsPage *page)
{
    auto *area = new QScrollArea(m_tabs);
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    // The page stands on the tab, not on a window of its own.
    area->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    m_tabs->addTab(area, QString());
    m_pages += page;
    for (QWidget *field : page->findChildren<QWidget *>()) {
        if (qobject_cast<QAbstractSpinBox *>(field) != nullptr
            || qobject_cast<QComboBox *>(field) != nullptr) {
            field->setFocusPolicy(Qt::StrongFocus);
            field->installEventFilter(this);
        }
    }
    connect(page, &SettingsPage::edited, this, [this] {
        m_problem.clear();
        refresh();
    });
}

void SettingsDialog::retranslate()
{
    // A widget keeps the locale that it was made with: the separators in the number fields.
    setLocale(QLocale());
    const QString title = tr("Settings");
    setWindowTitle(title);
    setAccessibleName(title);
    for (int i = 0; i < m_tabs->count(); ++i) {
        const QString name = m_pages.at(i)->title();
        m_tabs->setTabText(i, name);
        m_pages.at(i)->setAccessibleName(name);
    }
    const auto name = [](QPushButton *button, const QString &text) {
        button->setText(text);
        button->setAccessibleName(withoutMnemonic(text));
    };
    //: Button: apply what was changed and close
    name(m_ok, tr("OK"));
    //: Button: close and forget what was changed
    name(m_cancel, tr("Cancel"));
    //: Button: apply what was changed and stay
    name(m_apply, tr("&Apply"));
    refresh();
}

bool SettingsDialog::isReady() const
{
    return m_pending == 0
        && std::all_of(m_pages.cbegin(), m_pages.cend(),
                       [](const SettingsPage *page) { return page->isValid(); });
}

void SettingsDialog::refresh()
{
    const bool ready = isReady();
    m_ok->setEnabled(ready);
    m_apply->setEnabled(ready);

    QString wrong;
    for (int i = 0; i < m_tabs->count(); ++i) {
        const bool valid = m_pages.at(i)->isValid();
        m_tabs->setTabIcon(i, valid ? QIcon() : symbolIcon(QStringLiteral("error"), Tone::Error));
        if (!valid && wrong.isEmpty())
            wrong = m_pages.at(i)->title();
    }
    if (!wrong.isEmpty())
        m_status->setError(tr("Fix the problem on the %1 page.").arg(wrong));
    else if (m_pending > 0)
        m_status->setMessage(FieldNote::Kind::Information, tr("Saving…"));
    else
        m_status->setMessage(FieldNote::Kind::Warning, m_problem);
}

void SettingsDialog::accept()
{
    if (!isReady())
        return;
    m_closeWhenApplied = true;
    apply();
}

void SettingsDialog::apply()
{
    if (!isReady())
        return;
    m_problem.clear();
    m_pending = static_cast<int>(m_pages.size()) + 1;
    for (SettingsPage *page : std::as_const(m_pages))
        page->apply([this](const QString &problem) { onPageApplied(problem); });
    refresh();
}

void SettingsDialog::onPageApplied(const QString &problem)
{
    if (!problem.isEmpty())
        m_problem = problem;
    // The last one is the disk itself.
    if (--m_pending == 1)
        m_settings.whenStored(this, [this](const std::optional<Error> &error) {
            onPageApplied(error ? errorSentence(*error) : QString());
        });
    if (m_pending > 0)
        return;
    refresh();
    emit applied();
    const bool close = std::exchange(m_closeWhenApplied, false);
    if (close && m_problem.isEmpty())
        QDialog::accept();
}

} // namespace decidesk
