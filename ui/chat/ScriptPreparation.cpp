#include "ScriptPreparation.h"

#include <QFont>
#include <QSet>
#include <QTextLayout>

namespace decidesk {

namespace {

/// Whether `text` has characters of a script that is not in `scripts`, which gets them all. Latin
/// letters are in every window; symbols and pictures can take a font of their own.
bool bringsScripts(const QString &text, QSet<QChar::Script> &scripts)
{
    constexpr char32_t firstOfSymbols = 0x2000;
    const qsizetype before = scripts.size();
    const QList<uint> characters = text.toUcs4();
    for (const uint character : characters) {
        const QChar::Script script = QChar::script(character);
        if (script > QChar::Script_Latin || character >= firstOfSymbols)
            scripts.insert(script);
    }
    return scripts.size() > before;
}

} // namespace

void prepareScripts(const QStringList &texts)
{
    constexpr qsizetype mostCharacters = 512;
    QSet<QChar::Script> scripts;
    for (const QString &text : texts) {
        const QString beginning = text.left(mostCharacters);
        if (!bringsScripts(beginning, scripts))
            continue;
        QTextLayout layout(beginning, QFont());
        layout.beginLayout();
        layout.createLine();
        layout.endLayout();
    }
}

} // namespace decidesk
