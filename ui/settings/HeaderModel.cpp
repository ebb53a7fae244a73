#include "HeaderModel.h"

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

/// As long for every value: its length says something about it too.
const QString mask(8, QChar(0x2022));

} // namespace

void HeaderModel::setHeaders(const QList<ServerHeader> &headers)
{
    beginResetModel();
    m_rows.clear();
    for (const ServerHeader &header : headers) {
        m_rows.append({header.name, header.secret ? QString() : header.value, header.secret,
                       header.secret ? header.name : QString()});
    }
    endResetModel();
}

QList<ServerHeader> HeaderModel::headers() const
{
    QList<ServerHeader> headers;
    for (const Row &row : m_rows) {
        if (!isEmpty(row))
            headers.append({row.name, row.secret ? QString() : row.value, row.secret});
    }
    return headers;
}

void HeaderModel::setKept(const ServerSecrets &kept)
{
    if (kept == m_kept)
        return;
    m_kept = kept;
    changed(0, rowCount() - 1);
}

ServerSecrets HeaderModel::secretsOver(const ServerSecrets &kept) const
{
    ServerSecrets secrets;
    for (const Row &row : m_rows) {
        if (row.secret)
            secrets.setHeader(row.name,
                              row.keptAs.isEmpty() ? Secret(row.value) : kept.header(row.keptAs));
    }
    return secrets;
}

FaultyHeader HeaderModel::fault() const
{
    QList<ServerHeader> typed;
    for (const Row &row : m_rows) {
        if (isEmpty(row))
            continue;
        // A value that is not known yet may be in the keychain.
        const bool maybeKept = row.secret && !row.keptAs.isEmpty();
        typed.append({row.name, valueOf(row), maybeKept});
    }
    return firstFault(typed);
}

QString HeaderModel::withoutValue() const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [this](const Row &row) {
        return row.secret && !row.keptAs.isEmpty() && valueOf(row).isEmpty();
    });
    return found == m_rows.cend() ? QString() : found->name;
}

bool HeaderModel::hasSecrets() const
{
    return std::any_of(m_rows.cbegin(), m_rows.cend(), [](const Row &row) { return row.secret; });
}

void HeaderModel::setRevealed(bool revealed)
{
    if (revealed == m_revealed)
        return;
    m_revealed = revealed;
    changed(0, rowCount() - 1);
}

bool HeaderModel::isMasked(int row) const
{
    return m_rows.at(row).secret && !m_revealed;
}

void HeaderModel::add()
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_rows.append(Row());
    endInsertRows();
    emit edited();
}

void HeaderModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    emit edited();
}

void HeaderModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, Name, IsSecret);
    changed(0, rowCount() - 1);
}

int HeaderModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HeaderModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : IsSecret + 1;
}

QVariant HeaderModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows.at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return shown(row, column);
    case Qt::EditRole:
        if (column == IsSecret)
            return row.secret;
        return column == Name ? row.name : valueOf(row);
    case Qt::CheckStateRole:
        if (column == IsSecret)
            return row.secret ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::AccessibleTextRole:
        return column == IsSecret ? headerData(IsSecret, Qt::Horizontal, Qt::DisplayRole)
                                  : shown(row, column);
    default:
        return {};
    }
}

QVariant HeaderModel::shown(const Row &row, Column column) const
{
    if (column == IsSecret)
        return {};
    if (column == Name)
        return row.name;
    const QString value = valueOf(row);
    return row.secret && !m_revealed && !value.isEmpty() ? mask : value;
}

QVariant HeaderModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        //: Column: the name of a header of the request
        return tr("Name");
    case Value:
        //: Column: the value of a header of the request
        return tr("Value");
    default:
        //: Column with ticks: whether the value of a header is secret
        return tr("Secret");
    }
}

Qt::ItemFlags HeaderModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Qt::ItemFlags common
        = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return common | (index.column() == IsSecret ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable);
}

bool HeaderModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    Row &row = m_rows[index.row()];
    bool isOther = false;
    if (index.column() == IsSecret && role == Qt::CheckStateRole)
        isOther = std::exchange(row.secret, value.toInt() == Qt::Checked) != row.secret;
    else if (index.column() == Name && role == Qt::EditRole)
        isOther = setName(row, value.toString().trimmed());
    else if (index.column() == Value && role == Qt::EditRole)
        isOther = setValue(row, value.toString().trimmed());
    else
        return false;
    if (isOther) {
        changed(index.row(), index.row());
        emit edited();
    }
    return true;
}

bool HeaderModel::setName(Row &row, const QString &name)
{
    return std::exchange(row.name, name) != name;
}

bool HeaderModel::setValue(Row &row, const QString &value)
{
    if (valueOf(row) == value)
        return false;
    row.value = value;
    row.keptAs.clear();
    return true;
}

void HeaderModel::changed(int firstRow, int lastRow)
{
    if (lastRow >= firstRow)
        emit dataChanged(index(firstRow, Name), index(lastRow, IsSecret));
}

bool HeaderModel::isEmpty(const Row &row)
{
    return row.name.isEmpty() && row.value.isEmpty() && row.keptAs.isEmpty();
}

/// Without its tick a value that was read is not shown: what is no secret is kept in a file.
QString HeaderModel::valueOf(const Row &row) const
{
    return row.secret && !row.keptAs.isEmpty() ? m_kept.header(row.keptAs).reveal() : row.value;
}

} // namespace decidesk
