#include "Banner.h"

#include "BoundedText.h"
#include "PlainLabel.h"
#include "SymbolIcon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace decidesk {

namespace {

constexpr int detailLines = 7;

QString iconName(Tone tone)
{
    switch (tone) {
    case Tone::Error:
        return QStringLiteral("error");
    case Tone::Warning:
        return QStringLiteral("warning");
    case Tone::Success:
        return QStringLiteral("success");
    default:
        return QStringLiteral("information");
    }
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel), m_text(new PlainLabel), m_details(new QPlainTextEdit)
{
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    m_icon->setAlignment(Qt::AlignTop);

    auto *textRow = new QHBoxLayout;
    textRow->addWidget(m_icon, 0, Qt::AlignTop);
    textRow->addWidget(m_text, 1);
    m_buttonRow = new QHBoxLayout;
    m_rows = new QHBoxLayout;
    m_rows->addLayout(textRow, 1);
    m_rows->addLayout(m_buttonRow);

    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_details->hide();

    auto *all = new QVBoxLayout(this);
    all->addLayout(m_rows);
    all->addWidget(m_details);
    retranslate();
    refreshIcon();
    hide();
}

void Banner::setContent(const Content &content)
{
    if (content == m_content && !isHidden())
        return;
    const bool sameButtons = content.actions == m_content.actions
        && content.details.isEmpty() == m_content.details.isEmpty();
    const bool sameDetails = content.details == m_content.details;
    const bool sameTone = content.tone == m_content.tone;
    m_content = content;

    m_text->setText(content.text);
    setAccessibleName(content.text);
    if (!sameDetails) {
        m_details->setPlainText(boundedText(content.details).lines.join(u'\n'));
        showDetails(false);
    }
    if (!sameButtons)
        remakeButtons();
    if (!sameTone)
        refreshIcon();
    arrange();
    update();
    show();
}

void Banner::clear()
{
    letFocusLeave();
    hide();
    m_content = {};
    m_text->setText({});
    setAccessibleName({});
    m_details->clear();
    m_details->hide();
    remakeButtons();
    refreshIcon();
}

QPushButton *Banner::button(Action action) const
{
    return m_buttons.value(action);
}

QString Banner::actionText(Action action)
{
    switch (action) {
    case Action::ConnectNow:
        //: Button: end the wait for the next attempt
        return tr("Connect now");
    case Action::AskAgain:
        //: Button: send the same question once more
        return tr("Ask again");
    case Action::LeaveIt:
        //: Button: do nothing about a question that was not confirmed
        return tr("Ignore");
    case Action::LogInAgain:
        //: Button
        return tr("Log in again");
    case Action::LogInWithIt:
        //: Button: log in with the checksum of a registration that was not answered
        return tr("Log in with it");
    case Action::EnterChecksum:
        //: Button: the checksum is not stored on this computer
        return tr("Enter checksum…");
    case Action::RegisterAgain:
        //: Button
        return tr("Register again");
    case Action::SendUnencrypted:
        //: Button: agree to an unencrypted connection
        return tr("Send unencrypted");
    case Action::UseAddress:
        //: Button: the server named another address; asks whether it is to be used from now on
        return tr("Use this address…");
    case Action::CopyChecksum:
        //: Button
        return tr("Copy checksum");
    case Action::KeepApiKey:
        //: Button: keep the API key that was typed
        return tr("Keep API key");
    case Action::OpenSettings:
        //: Button
        return tr("Settings…");
    case Action::Details:
        //: Button: show the cause of an error
        return tr("Details");
    case Action::Dismiss:
        //: Button: the message is read and may go
        return tr("Dismiss");
    }
    return {};
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    switch (event->type()) {
    case QEvent::LanguageChange:
        retranslate();
        break;
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::StyleChange:
        refreshIcon();
        arrange();
        break;
    default:
        break;
    }
}

void Banner::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

void Banner::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor tone = toneColor(m_content.tone, palette());
    QColor fill = tone;
    fill.setAlphaF(isDark(palette()) ? 0.16F : 0.09F);
    QColor edge = tone;
    edge.setAlphaF(0.45F);
    constexpr qreal radius = 6;
    painter.setPen(edge);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void Banner::letFocusLeave()
{
    const QWidget *focus = window()->focusWidget();
    if (focus != nullptr && focus != this && isAncestorOf(focus))
        emit focusLeaves();
}

void Banner::remakeButtons()
{
    letFocusLeave();
    for (QPushButton *old : std::as_const(m_buttons)) {
        old->hide();
        old->deleteLater();
    }
    m_buttons.clear();

    QList<Action> actions = m_content.actions;
    if (!m_content.details.isEmpty()) {
        const auto dismiss = actions.indexOf(Action::Dismiss);
        actions.insert(dismiss < 0 ? actions.size() : dismiss, Action::Details);
    }
    QWidget *previous = m_text;
    for (const Action action : std::as_const(actions)) {
        auto *button = new QPushButton(this);
        m_buttonRow->addWidget(button);
        m_buttons.insert(action, button);
        setTabOrder(previous, button);
        previous = button;
        if (action == Action::Details) {
            button->setCheckable(true);
            connect(button, &QPushButton::toggled, this, &Banner::showDetails);
        } else {
            connect(button, &QPushButton::clicked, this,
                    [this, action] { emit triggered(action); });
        }
    }
    setTabOrder(previous, m_details);
    retranslate();
}

void Banner::retranslate()
{
    for (auto entry = m_buttons.cbegin(); entry != m_buttons.cend(); ++entry) {
        const QString text = actionText(entry.key());
        entry.value()->setText(text);
        entry.value()->setAccessibleName(text);
    }
    m_details->setAccessibleName(tr("Details of the message"));
    arrange();
}

void Banner::refreshIcon()
{
    const int side = fontMetrics().height();
    m_icon->setPixmap(symbolIcon(iconName(m_content.tone), m_content.tone)
                          .pixmap(QSize(side, side), devicePixelRatioF()));
}

void Banner::arrange()
{
    // Beside the text as long as it keeps a good part of the width, else below it.
    const int textWidth = fontMetrics().horizontalAdvance(m_content.text);
    int buttons = 0;
    for (const QPushButton *button : std::as_const(m_buttons))
        buttons += button->sizeHint().width() + m_buttonRow->spacing();
    const int room = width() - buttons - 4 * m_rows->spacing();
    const bool beside = room >= std::min(textWidth + fontMetrics().height() * 3, width() / 2);
    m_rows->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_buttonRow->setAlignment(beside ? Qt::AlignTop | Qt::AlignRight
                                     : Qt::AlignTop | Qt::AlignLeft);
    m_details->setFixedHeight(fontMetrics().lineSpacing() * detailLines);
}

void Banner::showDetails(bool open)
{
    m_details->setVisible(open && !m_content.details.isEmpty());
    if (QPushButton *button = m_buttons.value(Action::Details))
        button->setChecked(open);
}

} // namespace decidesk
