#include "HistorySearchContract.h"
#include "MemoryHistory.h"
#include "RoutedHistory.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;

namespace {

/// With the histories that it routes to.
class OwningHistory : public RoutedHistory
{
public:
    OwningHistory(std::unique_ptr<HistoryStore> first, std::unique_ptr<HistoryStore> second,
                  IsSecond isSecond)
        : RoutedHistory(*first, *second, std::move(isSecond)), m_first(std::move(first)),
          m_second(std::move(second))
    {}

private:
    std::unique_ptr<HistoryStore> m_first;
    std::unique_ptr<HistoryStore> m_second;
};

} // namespace

/// Two histories are searched as if they were one: Eva's conversation is in the second.
class tst_RoutedSearch : public HistorySearchContract
{
    Q_OBJECT

public:
    tst_RoutedSearch()
        : HistorySearchContract([this] {
              return std::make_unique<OwningHistory>(
                  std::make_unique<MemoryHistory>(), std::make_unique<MemoryHistory>(),
                  [this](const AccountId &account) { return account == m_eva; });
          })
    {}
};

DECIDESK_TEST(tst_RoutedSearch)
#include "tst_RoutedSearch.moc"
