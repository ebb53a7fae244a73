#include "HistorySearchContract.h"
#include "SqliteHistory.h"
#include "TestProgram.h"

#include <QTemporaryDir>
#include <QTest>

/// The history on disk is searched like every one; each test has a file of its own.
class tst_SqliteSearch : public HistorySearchContract
{
    Q_OBJECT

public:
    tst_SqliteSearch()
        : HistorySearchContract([this] {
              return std::make_unique<decidesk::SqliteHistory>(
                  m_folder.filePath(QStringLiteral("%1/history.sqlite").arg(++m_count)));
          })
    {}

private:
    QTemporaryDir m_folder;
    int m_count = 0;
};

DECIDESK_TEST(tst_SqliteSearch)
#include "tst_SqliteSearch.moc"
