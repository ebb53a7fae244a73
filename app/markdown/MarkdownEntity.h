#pragma once

#include <QString>
#include <QStringView>

namespace decidesk {

/// How long the entity is that `text` begins with, such as `&amp;` or `&#8230;`; 0: it begins with
/// none.
[[nodiscard]] qsizetype entityLength(QStringView text);

/// What an entity stands for: any of HTML's, or a number. What is not known, would turn the text
/// around or end a line stays as it was written.
///
/// The names are those of https://html.spec.whatwg.org/entities.json.
[[nodiscard]] QString markdownEntity(QStringView entity);

} // namespace decidesk
