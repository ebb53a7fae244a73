#include "TransferText.h"

#include "ErrorText.h"
#include "ExportFile.h"

#include <QCoreApplication>

namespace decidesk {

namespace {

using Cause = ExportFile::Cause;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::TransferText)
};

} // namespace

QString exportFailureText(const Error &error)
{
    if (error.kind != Error::Kind::FileUnwritable)
        return Words::tr("Nothing was exported.") + u' ' + errorSentence(error);
    switch (static_cast<Cause>(error.code)) {
    case Cause::IsFolder:
        return Words::tr("Nothing was exported: there is a folder of that name. Choose another "
                         "name for the file.");
    case Cause::NoFolder:
        return Words::tr("Nothing was exported: the folder does not exist. Choose another one.");
    case Cause::NotAllowed:
        return Words::tr("Nothing was exported, and nothing overwritten: you may not write there. "
                         "Choose another folder.");
    case Cause::DiskFull:
        return Words::tr("Nothing was exported, and nothing overwritten: the disk is full. Make "
                         "room, or choose another folder.");
    case Cause::Other:
        break;
    }
    return Words::tr("Nothing was exported, and nothing overwritten: the file could not be "
                     "written. Try another folder.");
}

QString fileNameFrom(const QString &name)
{
    constexpr qsizetype longest = 60;
    QString result;
    for (const QChar c : name.simplified()) {
        const bool isForbidden = QStringView(u"/\\:*?\"<>|").contains(c) || !c.isPrint()
            || c.category() == QChar::Other_Format;
        result += isForbidden ? u'-' : c;
    }
    // A dot in front hides a file.
    while (result.startsWith(u'.'))
        result.remove(0, 1);
    result.truncate(longest);
    if (!result.isEmpty() && result.back().isHighSurrogate())
        result.chop(1);
    return result.trimmed();
}

} // namespace decidesk
