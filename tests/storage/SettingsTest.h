#pragma once

#include "Settings.h"

#include <QFile>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

/// Each test function starts with new Settings in a folder that is not there yet.
class SettingsTest : public QObject
{
    Q_OBJECT

protected:
    static decidesk::Server exampleServer(const QString &url
                                          = QStringLiteral("wss://example.org/ws"))
    {
        decidesk::Server server;
        server.id = QUuid::createUuid();
        server.url = QUrl(url);
        return server;
    }

    static decidesk::Account exampleAccount(const decidesk::Server &server,
                                            const QString &name = QStringLiteral("tom"))
    {
        decidesk::Account account;
        account.id = QUuid::createUuid();
        account.server = server.id;
        account.name = name;
        return account;
    }

    /// As after a restart.
    void reopen()
    {
        QCOMPARE(m_settings->sync(), std::nullopt);
        m_settings.reset();
        m_settings = std::make_unique<decidesk::Settings>(m_file);
    }

    [[nodiscard]] QByteArray fileText()
    {
        if (m_settings->sync().has_value())
            return "not written";
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<decidesk::Settings> m_settings;

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("config/settings.ini"));
        m_settings = std::make_unique<decidesk::Settings>(m_file);
    }

    void cleanup()
    {
        m_settings.reset();
        m_folder.reset();
    }
};
