#include "MarkdownEntity.h"

#include <QByteArray>
#include <QChar>
#include <QFile>
#include <QList>

#include <algorithm>

namespace decidesk {

namespace {

bool mayBeShown(char32_t code)
{
    // Soft hyphens, what joins letters or parts them, and operators that can't be seen.
    const bool isJoint
        = code == 0xad || (code >= 0x200b && code <= 0x200d) || (code >= 0x2060 && code <= 0x2064);
    const QChar::Category category = QChar::category(code);
    return isJoint
        || (QChar::isPrint(code) && category != QChar::Separator_Line
            && category != QChar::Separator_Paragraph && code != QChar::ObjectReplacementCharacter);
}

QString numbered(QStringView number)
{
    const bool hex = !number.isEmpty() && number.at(0).toLower() == u'x';
    bool ok = false;
    const char32_t code = hex ? number.sliced(1).toUInt(&ok, 16) : number.toUInt(&ok, 10);
    const bool valid = ok && code <= QChar::LastValidCodePoint && !QChar::isSurrogate(code);
    return valid ? QString::fromUcs4(&code, 1) : QString();
}

/// Lines of a name, a tab and its characters, in the order of the names.
QList<QByteArray> readNames()
{
    QFile file(QStringLiteral(":/markdown/entities.txt"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
}

QString named(QStringView name)
{
    static const QList<QByteArray> names = readNames();
    const QByteArray wanted = name.toLatin1() + '\t';
    const auto found = std::lower_bound(names.cbegin(), names.cend(), wanted);
    return found != names.cend() && found->startsWith(wanted)
        ? QString::fromUtf8(found->sliced(wanted.size()))
        : QString();
}

} // namespace

qsizetype entityLength(QStringView text)
{
    constexpr qsizetype longest = 33;
    if (!text.startsWith(u'&'))
        return 0;
    const qsizetype end = text.left(longest).indexOf(u';');
    const QStringView name = end < 2 ? QStringView() : text.sliced(1, end - 1);
    const bool isName = std::all_of(name.cbegin(), name.cend(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'#');
    });
    return !name.isEmpty() && isName ? end + 1 : 0;
}

QString markdownEntity(QStringView entity)
{
    const QStringView name = entity.sliced(1).chopped(1);
    const QString shown = name.startsWith(u'#') ? numbered(name.sliced(1)) : named(name);
    const QList<uint> codes = shown.toUcs4();
    const bool isShown = !codes.isEmpty() && std::all_of(codes.cbegin(), codes.cend(), mayBeShown);
    return isShown ? shown : entity.toString();
}

} // namespace decidesk
