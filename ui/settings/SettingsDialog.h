#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class QPushButton;
class QTabWidget;

namespace decidesk {

class FieldNote;
class Language;
class SecretStore;
class Settings;
class SettingsPage;

/// *Settings*: the pages Server, Chat, Appearance and Advanced with OK, Cancel and Apply.
///
/// Made anew for each opening and shown with `open()`. What is applied goes into Settings and
/// SecretStore, whose signals tell the rest of the program. OK and Apply are enabled while every
/// page is valid and nothing is being stored; OK closes once all is stored, and stays open with a
/// line that says why where something was not.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Page { Server, Chat, Appearance, Advanced };

    /// All three must outlive the dialog; `language` tells which languages can be chosen.
    SettingsDialog(Settings &settings, SecretStore &secrets, const Language &language,
                   QWidget *parent = nullptr);

    /// Shows `page` and puts the focus into its first field.
    void showPage(Page page);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void applied(); ///< everything that was valid is in the settings now

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addPage(SettingsPage *page);
    void retranslate();
    void refresh();
    [[nodiscard]] bool isReady() const;
    void accept() override;
    void apply();
    void onPageApplied(const QString &problem);

    Settings &m_settings;
    QTabWidget *m_tabs;
    FieldNote *m_status = nullptr;
    QPushButton *m_ok = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_apply = nullptr;
    QList<SettingsPage *> m_pages; ///< in the order of Page
    int m_pending = 0; ///< answers that are awaited: of each page, and of the disk
    bool m_closeWhenApplied = false;
    QString m_problem;
};

} // namespace decidesk
