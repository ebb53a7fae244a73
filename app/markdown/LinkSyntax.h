#pragma once

#include "WebAddress.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace decidesk {

// Where links lead. Only a WebAddress makes one: what stands in the place of an address and is none
// ("arr[0](1)") is text.

struct LinkTarget
{
    qsizetype end = 0; ///< behind it
    WebAddress address;
    QString title; ///< may be empty
};

/// What stands behind the text of a link: "(https://a.example "title")", `at` being that of "(".
[[nodiscard]] std::optional<LinkTarget> linkTarget(QStringView text, qsizetype at);
/// "<https://a.example>", `at` being that of "<".
[[nodiscard]] std::optional<LinkTarget> bracketedAddress(QStringView text, qsizetype at);

/// An address that begins at `at` without any sign, with its scheme or "www."; empty: none does.
/// `around` are signs that end it where they are not its own: brackets that are open around it
/// (")", "]"), signs of emphasis that began before it.
[[nodiscard]] QStringView bareAddress(QStringView text, qsizetype at, QStringView around);

/// "[label]: https://a.example", a whole line. It is for links that have only the label.
struct LinkDefinition
{
    QString label; ///< as `linkLabel` makes it
    LinkTarget target;
};
[[nodiscard]] std::optional<LinkDefinition> linkDefinition(QStringView line);
/// What two labels that mean the same have in common.
[[nodiscard]] QString linkLabel(QStringView written);

} // namespace decidesk
