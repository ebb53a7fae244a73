#pragma once

#include <QString>

namespace decidesk {

/// `text` without the mark of its mnemonic: "API &key" becomes "API key", "Q && A" "Q & A".
inline QString withoutMnemonic(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && i + 1 < text.size())
            ++i;
        plain += text[i];
    }
    return plain;
}

} // namespace decidesk
