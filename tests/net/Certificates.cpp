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

QString Certificates::makeClients()
{
    QString problem;
    const auto openssl = [&](const QString &line) {
        QStringList arguments = line.split(u' ');
        arguments.replaceInStrings(QStringLiteral("PASS"),
                                   QStringLiteral("pass:") + clientPassphrase);
        problem += run(m_folder.path(), arguments);
    };
    const auto join = [&](const QString &name, const QStringList &parts) {
        QByteArray all;
        for (const QString &part : parts)
            all += read(file(part));
        problem += write(file(name), all);
    };
    problem += write(file(QStringLiteral("issuer.ext")), "basicConstraints=CA:TRUE\n");
    for (const char *kind : {"inter rsa:2048", "client rsa:2048", "edclient ed25519",
                             "eccclient ec -pkeyopt ec_paramgen_curve:prime256v1"}) {
        const QString name = QString::fromLatin1(kind).section(u' ', 0, 0);
        openssl(QStringLiteral("req -nodes -keyout %1.key -out %1.csr -subj /CN=%1 -newkey %2")
                    .arg(name, QString::fromLatin1(kind).section(u' ', 1)));
        const bool isIssuer = name == QLatin1String("inter");
        openssl(QStringLiteral("x509 -req -days 20 -CAcreateserial -in %1.csr -out %1.pem -CA "
                               "%2.pem -CAkey %2.key%3")
                    .arg(name, isIssuer ? QStringLiteral("ca") : QStringLiteral("inter"),
                         isIssuer ? QStringLiteral(" -extfile issuer.ext") : QString()));
    }
    join(QStringLiteral("chain.pem"), {QStringLiteral("client.pem"), QStringLiteral("inter.pem")});
    join(QStringLiteral("both.pem"), {QStringLiteral("chain.pem"), QStringLiteral("client.key")});
    join(QStringLiteral("eccchain.pem"),
         {QStringLiteral("eccclient.pem"), QStringLiteral("inter.pem")});
    openssl(QStringLiteral("pkcs8 -topk8 -in client.key -out pkcs8.key -passout PASS"));
    openssl(QStringLiteral("rsa -traditional -aes256 -in client.key -out traditional.key -passout "
                           "PASS"));
    openssl(QStringLiteral("ec -aes256 -in eccclient.key -out ecc.key -passout PASS"));
    const QString pkcs12
        = QStringLiteral("pkcs12 -export -in client.pem -inkey client.key -certfile inter.pem");
    openssl(pkcs12 + QStringLiteral(" -out modern.p12 -passout PASS"));
    openssl(pkcs12 + QStringLiteral(" -legacy -out legacy.p12 -passout PASS"));
    openssl(pkcs12 + QStringLiteral(" -out open.p12 -passout pass:"));
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
