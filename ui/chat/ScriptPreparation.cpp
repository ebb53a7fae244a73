#include "ScriptPreparation.h"

#include <QFont>
#include <QTextLayout>

namespace decidesk {

void prepareScripts(const QStringList &texts)
{
    constexpr qsizetype mostCharacters = 512;
    for (const QString &text : texts) {
        QTextLayout layout(text.left(mostCharacters), QFont());
        layout.beginLayout();
        layout.createLine();
        layout.endLayout();
    }
}

} // namespace decidesk
