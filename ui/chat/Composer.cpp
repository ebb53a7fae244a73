#include "Composer.h"

#include "ErrorText.h"
#include "FieldNote.h"
#include "PrimaryButton.h"
#include "RawText.h"
#include "RequestWriter.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTextCursor>
#include <QVBoxLayout>

#include <utility>

namespace decidesk {

Composer::Composer(QWidget *parent)
    : QWidget(parent), m_field(new MessageField), m_send(new PrimaryButton),
      m_note(new FieldNote(m_field)), m_sendAnyway(new QPushButton)
{
    m_field->setObjectName(QStringLiteral("message"));
    m_send->setObjectName(QStringLiteral("send"));
    m_send->setSymbol(QStringLiteral("send"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_field, 1, Qt::AlignBottom);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addLayout(row);
    auto *below = new QHBoxLayout;
    below->addWidget(m_note, 1);
    below->addWidget(m_sendAnyway, 0, Qt::AlignTop);
    all->addLayout(below);

    connect(m_field, &MessageField::sendPressed, this, &Composer::send);
    connect(m_field, &QPlainTextEdit::textChanged, this, &Composer::onTextChanged);
    connect(m_field, &MessageField::tooMuchPasted, this, [this](qint64 bytes) {
        m_error = {Error::Kind::TextTooLong, {}, bytes, {}};
        refresh();
    });
    connect(m_field, &MessageField::pasteRefused, this, [this] {
        m_pasteRefused = true;
        refresh();
    });
    connect(m_send, &QPushButton::clicked, this, [this] {
        send();
        m_field->setFocus();
    });
    m_sendAnyway->setObjectName(QStringLiteral("sendAnyway"));
    connect(m_sendAnyway, &QPushButton::clicked, this, &Composer::sendAnyway);
    setFocusProxy(m_field);
    retranslate();
    fitButton();
}

QString Composer::text() const
{
    return rawText(*m_field);
}

void Composer::setText(const QString &text)
{
    m_doubt = Doubt::None;
    m_loading = true;
    m_waiting = false;
    m_field->setText(text);
    m_loading = false;
}

void Composer::setEnterSends(bool enterSends)
{
    m_enterSends = enterSends;
    m_field->setEnterSends(enterSends);
    retranslate();
}

void Composer::setEarlier(MessageField::Earlier earlier)
{
    m_field->setEarlier(std::move(earlier));
}

void Composer::question(Doubt doubt)
{
    m_waiting = false;
    m_doubt = doubt;
    refresh();
}

void Composer::complete(const QString &text)
{
    if (!this->text().contains(text)) {
        m_field->moveCursor(QTextCursor::End);
        if (!m_field->document()->isEmpty())
            m_field->insertPlainText(QStringLiteral("\n"));
        m_field->insertPlainText(text);
    }
    m_field->setFocus();
    m_doubt = Doubt::LacksSecret;
    refresh();
}

void Composer::accept(const QString &text)
{
    m_waiting = false;
    m_error = {};
    m_field->removeBeginning(text);
    refresh();
}

void Composer::refuse(const Error &error)
{
    m_waiting = false;
    m_error = error;
    refresh();
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitButton();
}

void Composer::fitButton()
{
    // One line of the field is as high as the button beside it.
    m_field->setLeastHeight(m_send->sizeHint().height());
}

void Composer::send()
{
    if (!m_send->isEnabled())
        return;
    m_field->endComposition();
    // It may have been all that there was.
    if (!m_send->isEnabled())
        return;
    m_waiting = true;
    refresh();
    emit sendRequested(text());
}

void Composer::sendAnyway()
{
    // The button goes, and the focus with it.
    m_field->setFocus();
    m_doubt = Doubt::None;
    m_waiting = true;
    refresh();
    emit sendAnywayRequested(text());
}

void Composer::onTextChanged()
{
    m_error = {};
    m_doubt = Doubt::None;
    m_pasteRefused = false;
    m_tooLong = false;
    checkLength();
    refresh();
    if (!m_loading)
        emit edited();
}

void Composer::checkLength()
{
    // Counting bytes on every key matters only where the limit can be near.
    constexpr qint64 mostBytesPerCharacter = 3;
    if (m_field->document()->characterCount() * mostBytesPerCharacter <= maxMessageBytes)
        return;
    const qint64 bytes = text().toUtf8().size();
    m_tooLong = bytes > maxMessageBytes;
    if (m_tooLong)
        m_error = {Error::Kind::TextTooLong, {}, bytes, {}};
}

void Composer::retranslate()
{
    //: Placeholder of the message field
    m_field->setPlaceholderText(tr("Message…"));
    //: Accessible name of the message field
    m_field->setAccessibleName(tr("Message"));
    //: Button: send the message
    const QString send = tr("Send");
    m_send->setText(send);
    //: Button: send the message although it has a secret in it, or dots in place of one
    const QString sendAnyway = tr("Send anyway");
    m_sendAnyway->setText(sendAnyway);
    m_sendAnyway->setAccessibleName(sendAnyway);
    m_send->setAccessibleName(send);
    m_send->setToolTip(m_enterSends ? tr("Enter sends, Shift+Enter begins a new line")
                                    : tr("Ctrl+Enter sends, Enter begins a new line"));
    refresh();
}

void Composer::refresh()
{
    if (m_error.kind != Error::Kind::None)
        m_note->setError(errorSentence(m_error));
    else if (m_doubt == Doubt::HoldsSecret)
        m_note->setMessage(FieldNote::Kind::Warning,
                           tr("Your message contains a secret of this account (API key, checksum "
                              "or token). If you send it, the copy kept here shows •••• in its "
                              "place."));
    else if (m_doubt == Doubt::LacksSecret)
        m_note->setMessage(FieldNote::Kind::Warning,
                           tr("•••• stands for a secret that was not kept. Type it in its place, "
                              "or the server gets the dots."));
    else if (m_pasteRefused)
        m_note->setError(tr("Only text can be pasted here."));
    else
        m_note->clear();
    m_sendAnyway->setVisible(m_doubt != Doubt::None);
    m_sendAnyway->setEnabled(!m_waiting);
    const bool blank
        = m_field->document()->characterCount() < maxMessageBytes && text().trimmed().isEmpty();
    m_send->setEnabled(!m_waiting && !blank && !m_tooLong);
}

} // namespace decidesk
