#include "Completion.h"

#include "Secret.h"

#include <QStringList>

namespace decidesk {

bool Completion::isDoneBy(const AccountId &to, const QString &sent) const
{
    // Where nothing else was kept, every message would do.
    if (account.isNull() || account != to
        || QString(text).remove(redactionMark.toString()).trimmed().isEmpty())
        return false;
    qsizetype from = 0;
    const QStringList pieces = text.split(redactionMark.toString());
    for (const QString &kept : pieces) {
        const qsizetype found = sent.indexOf(kept, from);
        if (found < 0)
            return false;
        from = found + kept.size();
    }
    return true;
}

} // namespace decidesk
