#include "MessageRow.h"

#include "SearchedText.h"

#include <QMetaEnum>
#include <QTimeZone>
#include <QVariant>

namespace decidesk::message_row {

namespace {

// A null QString would be stored as NULL.
QString notNull(const QString &text)
{
    return text.isNull() ? QLatin1String("") : text;
}

QVariant toNumber(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QDateTime toTime(const QVariant &number)
{
    return number.isNull() ? QDateTime()
                           : QDateTime::fromMSecsSinceEpoch(number.toLongLong(), QTimeZone::utc());
}

template <typename Enum>
QString toName(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value)));
}

template <typename Enum>
Enum fromName(const QVariant &name, Enum otherwise)
{
    bool known = false;
    const int value
        = QMetaEnum::fromType<Enum>().keyToValue(name.toString().toLatin1().constData(), &known);
    return known ? static_cast<Enum>(value) : otherwise;
}

Message::Direction directionOf(const QSqlQuery &query)
{
    return fromName(query.value(0), Message::Direction::Unasked);
}

} // namespace

QString columns()
{
    return QStringLiteral("direction, state, text, created, sent, asked_again, latency,"
                          " in_reply_to, marks, error_kind, error_detail, error_code,"
                          " error_received, sequence");
}

QString insertStatement()
{
    return QStringLiteral(
        "INSERT INTO messages (direction, state, text, created, sent, asked_again, latency,"
        " in_reply_to, marks, error_kind, error_detail, error_code, error_received, account,"
        " sequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
}

QString updateStatement()
{
    return QStringLiteral(
        "UPDATE messages SET direction = ?, state = ?, text = ?, created = ?, sent = ?,"
        " asked_again = ?, latency = ?, in_reply_to = ?, marks = ?, error_kind = ?,"
        " error_detail = ?, error_code = ?, error_received = ?"
        " WHERE account = ? AND sequence = ?");
}

void bind(QSqlQuery &query, const Message &message, qint64 accountKey)
{
    const bool failed = message.error.kind != Error::Kind::None;
    query.addBindValue(toName(message.direction));
    query.addBindValue(toName(message.state));
    query.addBindValue(notNull(message.text));
    query.addBindValue(toNumber(message.created));
    query.addBindValue(toNumber(message.sent));
    query.addBindValue(toNumber(message.askedAgainAt));
    query.addBindValue(message.latencyMs);
    query.addBindValue(message.inReplyTo);
    query.addBindValue(message.marks.toInt());
    query.addBindValue(failed ? QVariant(toName(message.error.kind)) : QVariant());
    query.addBindValue(failed ? QVariant(notNull(message.error.detail)) : QVariant());
    query.addBindValue(failed ? QVariant(message.error.code) : QVariant());
    query.addBindValue(failed ? QVariant(notNull(message.error.received)) : QVariant());
    query.addBindValue(accountKey);
    query.addBindValue(message.sequence);
}

Message read(const QSqlQuery &query, const AccountId &account)
{
    Message message;
    message.account = account;
    message.direction = directionOf(query);
    message.state = fromName(query.value(1), Message::State::Answered);
    message.text = query.value(2).toString();
    message.created = toTime(query.value(3));
    message.sent = toTime(query.value(4));
    message.askedAgainAt = toTime(query.value(5));
    message.latencyMs = query.value(6).toLongLong();
    message.inReplyTo = query.value(7).toLongLong();
    message.marks = Message::Marks::fromInt(query.value(8).toInt());
    if (!query.value(9).isNull()) {
        message.error
            = {fromName(query.value(9), Error::Kind::StorageFailed), query.value(10).toString(),
               query.value(11).toLongLong(), query.value(12).toString()};
    }
    message.sequence = query.value(13).toLongLong();
    return message;
}

QString searchedText(const QSqlQuery &query)
{
    return decidesk::searchedText(directionOf(query), query.value(2).toString());
}

} // namespace decidesk::message_row
