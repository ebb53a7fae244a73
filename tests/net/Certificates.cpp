#include "Certificates.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QStringList>

namespace decidesk::test {

namespace {

QString run(const QString &folder, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit
        || process.exitCode() != 0) {
        return QStringLiteral("openssl ") + arguments.join(QLatin1Char(' ')) + QStringLiteral(": ")
            + process.errorString() + QString::fromLocal8Bit(process.readAll());
    }
    return {};
}

QString write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return path + QStringLiteral(": ") + file.errorString();
    return {};
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString inDays(int days)
{
    return QDateTime::currentDateTimeUtc().addDays(days).toString(
        QStringLiteral("yyyyMMddhhmmss'Z'"));
}

} // namespace

QString Certificates::make()
{
    if (!m_folder.isValid())
        return m_folder.errorString();
    const QString here = QStringLiteral("IP:127.0.0.1,DNS:localhost");
    const QString elsewhere = QStringLiteral("DNS:elsewhere.example");
    const QString ca = QStringLiteral("ca");
    const QString other = QStringLiteral("other");
    const QString past = inDays(-20);
    const QString yesterday = inDays(-1);
    const QString tomorrow = inDays(1);
    const QString later = inDays(20);
    QString problem = makeIssuer(ca) + makeIssuer(other);
    const auto add = [&](const char *name, const QString &issuer, const QString &names,
                         const QString &from, const QString &to) {
        problem += issue(QString::fromLatin1(name), issuer, names, from, to);
    };
    add("good", ca, here, yesterday, later);
    add("wrongname", ca, elsewhere, yesterday, later);
    add("expired", ca, here, past, yesterday);
    add("future", ca, here, tomorrow, later);
    add("stranger", other, here, yesterday, later);
    add("allwrong", other, elsewhere, past, yesterday);
    problem += run(
        m_folder.path(),
        {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
         QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-keyout"),
         QStringLiteral("selfsigned.key"), QStringLiteral("-out"), QStringLiteral("selfsigned.pem"),
         QStringLiteral("-subj"), QStringLiteral("/CN=localhost"), QStringLiteral("-addext"),
         QStringLiteral("subjectAltName=") + here, QStringLiteral("-days"), QStringLiteral("20")});
    return problem;
}

QString Certificates::makeIssuer(const QString &name)
{
    // `openssl ca` alone can set both dates, and it wants a book-keeping of its own.
    const QByteArray settings = "[ca]\ndefault_ca=it\n[it]\ndatabase=" + name.toUtf8()
        + ".index\nnew_certs_dir=.\nrand_serial=yes\ndefault_md=sha256\npolicy=any\n"
          "unique_subject=no\ncopy_extensions=none\n[any]\ncommonName=supplied\n";
    QString problem = write(file(name + QStringLiteral(".conf")), settings);
    problem += write(file(name + QStringLiteral(".index")), {});
    problem += run(m_folder.path(),
                   {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                    QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-keyout"),
                    name + QStringLiteral(".key"), QStringLiteral("-out"),
                    name + QStringLiteral(".pem"), QStringLiteral("-subj"),
                    QStringLiteral("/CN=Decidesk test issuer ") + name, QStringLiteral("-days"),
                    QStringLiteral("30")});
    return problem;
}

QString Certificates::issue(const QString &name, const QString &issuer, const QString &names,
                            const QString &from, const QString &to)
{
    const QString extensions = name + QStringLiteral(".ext");
    QString problem = write(file(extensions), "subjectAltName=" + names.toUtf8() + "\n");
    problem
        += run(m_folder.path(),
               {QStringLiteral("req"), QStringLiteral("-newkey"), QStringLiteral("rsa:2048"),
                QStringLiteral("-nodes"), QStringLiteral("-keyout"), name + QStringLiteral(".key"),
                QStringLiteral("-out"), name + QStringLiteral(".csr"), QStringLiteral("-subj"),
                QStringLiteral("/CN=") + name});
    problem += run(m_folder.path(),
                   {QStringLiteral("ca"), QStringLiteral("-batch"), QStringLiteral("-notext"),
                    QStringLiteral("-config"), issuer + QStringLiteral(".conf"),
                    QStringLiteral("-cert"), issuer + QStringLiteral(".pem"),
                    QStringLiteral("-keyfile"), issuer + QStringLiteral(".key"),
                    QStringLiteral("-in"), name + QStringLiteral(".csr"), QStringLiteral("-out"),
                    name + QStringLiteral(".pem"), QStringLiteral("-startdate"), from,
                    QStringLiteral("-enddate"), to, QStringLiteral("-extfile"), extensions});
    return problem;
}

QSslConfiguration Certificates::serverConfiguration(const QString &name) const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(
        QSslCertificate(read(file(name + QStringLiteral(".pem"))), QSsl::Pem));
    configuration.setPrivateKey(
        QSslKey(read(file(name + QStringLiteral(".key"))), QSsl::Rsa, QSsl::Pem));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace decidesk::test
