#include "TransferText.h"

#include "ErrorText.h"
#include "ExportFile.h"
#include "PlainLabel.h"

#include <QCoreApplication>
#include <QLocale>

#include <string_view>

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
        return Words::tr("Nothing was exported: there is already a folder with that name. Choose "
                         "another name for the file.");
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

QString importFailureText(const ImportFailure &failure)
{
    using Kind = ImportFailure::Kind;
    const QString line = QLocale().toString(failure.line);
    switch (failure.kind) {
    case Kind::FileUnreadable:
        return Words::tr("Nothing was imported: the file could not be read.");
    case Kind::NotAProfile:
        return Words::tr("Nothing was imported: this file was not made by "
                         "“Export everything”.");
    case Kind::TooNew:
        return Words::tr("Nothing was imported: the file was written by a newer Decidesk (%1). "
                         "Import it with that version.")
            .arg(withVisibleControls(failure.detail));
    case Kind::DamagedLine:
        return Words::tr("Nothing was imported: line %1 of the file is damaged.").arg(line);
    case Kind::LineTooLong:
        return Words::tr("Nothing was imported: line %1 of the file is too long.").arg(line);
    case Kind::CutOff:
        return Words::tr("Nothing was imported: the file is not complete. Its end is missing.");
    case Kind::NotEmpty:
        return Words::tr("Nothing was imported: this profile has accounts or conversations "
                         "already. Start Decidesk with --profile and a new name, and import "
                         "there.");
    case Kind::StorageFailed:
        return Words::tr("Nothing was imported: the conversations could not be stored. Check that "
                         "the disk is not full, then try again.");
    case Kind::SettingsUnwritable:
        return Words::tr("Nothing was imported: the accounts could not be stored. Check that the "
                         "disk is not full, then try again.");
    }
    return {};
}

QString fileNameFrom(const QString &name)
{
    constexpr qsizetype longest = 60;
    QString result;
    // Whole characters; half of one has become U+FFFD.
    for (const char32_t c : name.simplified().toStdU32String()) {
        const bool isForbidden
            = std::u32string_view(U"/\\:*?\"<>|\ufffd").find(c) != std::u32string_view::npos
            || !QChar::isPrint(c) || QChar::category(c) == QChar::Other_Format;
        result += isForbidden ? QStringLiteral("-") : QString::fromUcs4(&c, 1);
    }
    // A dot in front hides a file.
    while (result.startsWith(u'.') || result.startsWith(u' '))
        result.remove(0, 1);
    result.truncate(longest);
    if (!result.isEmpty() && result.back().isHighSurrogate())
        result.chop(1);
    result = result.trimmed();
    // Else its ending alone would be the name, and hide it.
    return result.isEmpty() ? QStringLiteral("conversation") : result;
}

} // namespace decidesk
