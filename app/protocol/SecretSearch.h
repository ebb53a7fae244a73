#pragma once

#include "TextCut.h"

#include <QList>
#include <QString>
#include <QStringView>

namespace decidesk {

/// Finds one secret in texts. Linear in the text whatever text and secret are (both may come from a
/// hostile server), which QString::indexOf is not.
class SecretSearch
{
public:
    /// `secret` must not be empty.
    explicit SecretSearch(QString secret);

    [[nodiscard]] const QString &secret() const { return m_secret; }

    /// Where the secret stands in `text`, overlapping finds joined. A text that ends in at least
    /// `shortestTail` first characters of the secret was perhaps cut off inside it: that end counts
    /// as a find.
    [[nodiscard]] TextCuts find(QStringView text, qsizetype shortestTail) const;

private:
    QString m_secret;
    QList<qint32> m_borders; ///< of each prefix the longest proper prefix that also ends it
};

} // namespace decidesk
