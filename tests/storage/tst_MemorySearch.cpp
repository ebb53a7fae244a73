#include "HistorySearchContract.h"
#include "MemoryHistory.h"
#include "TestProgram.h"

#include <QTest>

class tst_MemorySearch : public HistorySearchContract
{
    Q_OBJECT

public:
    tst_MemorySearch()
        : HistorySearchContract([] { return std::make_unique<decidesk::MemoryHistory>(); })
    {}
};

DECIDESK_TEST(tst_MemorySearch)
#include "tst_MemorySearch.moc"
