#pragma once

#include <QString>
#include <QStringView>

namespace decidesk {

/// `text` with every lone surrogate replaced by U+FFFD.
QString withoutLoneSurrogates(const QString &text);

/// The size in bytes of `text` as UTF-8. A lone surrogate counts for two.
qint64 utf8Size(QStringView text);

} // namespace decidesk
