#include "HistoryStoreContract.h"
#include "SqliteHistory.h"
#include "TestProgram.h"

#include <QTemporaryDir>
#include <QTest>

/// The history on disk keeps to what every history does; each test has a file of its own.
class tst_SqliteHistory : public HistoryStoreContract
{
    Q_OBJECT

public:
    tst_SqliteHistory()
        : HistoryStoreContract([this] {
              return std::make_unique<decidesk::SqliteHistory>(
                  m_folder.filePath(QStringLiteral("%1/history.sqlite").arg(++m_count)));
          })
    {}

private:
    QTemporaryDir m_folder;
    int m_count = 0;
};

DECIDESK_TEST(tst_SqliteHistory)
#include "tst_SqliteHistory.moc"
