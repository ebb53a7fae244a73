#include "Language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace decidesk {

namespace {

const QString english = QStringLiteral("en");

} // namespace

Language::Language(QObject *parent, QString folder) : QObject(parent), m_folder(std::move(folder))
{}

Language::~Language() = default;

QStringList Language::available() const
{
    QStringList codes{english};
    const QString prefix = QStringLiteral("decidesk_");
    const QString suffix = QStringLiteral(".qm");
    for (const QString &file : QDir(m_folder).entryList({prefix + u'*' + suffix}, QDir::Files)) {
        const QString code = file.mid(prefix.size(), file.size() - prefix.size() - suffix.size());
        if (!codes.contains(code))
            codes += code;
    }
    codes.sort();
    return codes;
}

QString Language::nativeName(const QString &code)
{
    // Qt calls it "American English".
    if (code == english)
        return QStringLiteral("English");
    const QLocale locale(code);
    QString name = locale.nativeLanguageName();
    if (name.isEmpty())
        return code;
    name[0] = name[0].toUpper();
    return name;
}

QString Language::firstAvailable(const QStringList &wanted) const
{
    const QStringList known = available();
    for (QString code : wanted) {
        code.replace(u'-', u'_');
        // "fr_CA" is served by "fr"; English comes before a language further down the list.
        for (qsizetype end = code.size(); end > 0; end = code.lastIndexOf(u'_', end - 1)) {
            const QString candidate = code.left(end);
            if (known.contains(candidate))
                return candidate;
        }
    }
    return english;
}

std::unique_ptr<QTranslator> Language::install(const QString &name, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(name, folder))
        return nullptr;
    QCoreApplication::installTranslator(translator.get());
    return translator;
}

void Language::apply(const QString &code)
{
    const QLocale system = QLocale::system();
    QStringList wanted = system.uiLanguages();
    if (!code.isEmpty())
        wanted.prepend(code);
    const QString chosen = firstAvailable(wanted);
    const QLocale locale(chosen);
    // Before the translators: widgets format numbers and dates while they make their texts anew.
    QLocale::setDefault(locale.language() == system.language() ? system : locale);
    if (chosen == m_current)
        return;
    m_current = chosen;

    // The destructor of a translator takes it out of the application.
    m_own.reset();
    m_qt.reset();
    if (chosen == english)
        return;
    m_qt = install(QStringLiteral("qtbase_") + chosen,
                   QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    m_own = install(QStringLiteral("decidesk_") + chosen, m_folder);
}

} // namespace decidesk
