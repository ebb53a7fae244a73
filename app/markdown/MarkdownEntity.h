#pragma once

#include <QString>
#include <QStringView>

namespace decidesk {

/// The character that an entity such as `&amp;` or `&#8230;` stands for. What is not known, can't
/// be seen or would turn the text around stays as it was written.
QString markdownEntity(QStringView entity);

} // namespace decidesk
