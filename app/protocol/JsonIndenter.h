#pragma once

#include <QString>
#include <QStringView>

namespace decidesk {

/// `json`, which must have passed `checkJson`, indented by four spaces with the spelling of every
/// value kept. From the 20th level on the indentation stays the same, so that a hostile text can't
/// swell to many times its size.
QString reindented(QStringView json);

} // namespace decidesk
