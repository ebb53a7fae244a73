#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

class QTranslator;

namespace decidesk {

/// The language of the program's own texts and of Qt's (standard buttons, menus of text fields),
/// live: widgets get QEvent::LanguageChange and make their texts anew in `changeEvent`.
///
/// Follows the system's list of languages, or a chosen one. Numbers and dates follow the language
/// too where it is not the system's. The writing direction comes from Qt's own translation of the
/// language. Made by `main`, once, before the first window. GUI thread.
class Language : public QObject
{
    Q_OBJECT

public:
    /// `folder` holds `decidesk_CODE.qm` files.
    explicit Language(QObject *parent = nullptr, QString folder = QStringLiteral(":/i18n"));
    ~Language() override;

    /// `code` is an ISO code such as "fr" or "pt_BR"; empty, or one that is not available: the
    /// first available language of the system. English is built in.
    void apply(const QString &code);

    /// The code in force; "en" for the built-in texts.
    [[nodiscard]] const QString &current() const { return m_current; }
    /// Codes that can be chosen, "en" included, sorted.
    [[nodiscard]] QStringList available() const;
    /// How speakers of `code` call it: "Français".
    [[nodiscard]] static QString nativeName(const QString &code);

private:
    [[nodiscard]] QString firstAvailable(const QStringList &wanted) const;
    static std::unique_ptr<QTranslator> install(const QString &name, const QString &folder);

    QString m_folder;
    QString m_current = QStringLiteral("en");
    std::unique_ptr<QTranslator> m_own;
    std::unique_ptr<QTranslator> m_qt;
};

} // namespace decidesk
