#pragma once

#include "ServerHeader.h"
#include "ServerSecrets.h"

#include <QAbstractTableModel>
#include <QList>
#include <QString>

namespace decidesk {

/// The headers of one server while they are edited: name, value, and whether the value is secret.
///
/// What is shown of a secret value is a mask, for assistive technology too, until `setRevealed`;
/// the EditRole has it. A value that was read from the keychain (`setKept`) belongs to the server
/// it was read for: it shows where the present server has one of the name, and does not follow to
/// another. What was typed does.
class HeaderModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Value, IsSecret };

    static constexpr int mostHeaders = 50;

    using QAbstractTableModel::QAbstractTableModel;

    /// Forgets what was typed.
    void setHeaders(const QList<ServerHeader> &headers);
    /// As the settings keep them: without the values of secret ones, and without empty rows.
    [[nodiscard]] QList<ServerHeader> headers() const;

    /// What the keychain has for the present server.
    void setKept(const ServerSecrets &kept);
    /// The secret values as they stand now, with `kept` for those that were not typed.
    [[nodiscard]] ServerSecrets secretsOver(const ServerSecrets &kept) const;

    /// What is wrong with the headers as they are typed.
    [[nodiscard]] FaultyHeader fault() const;
    /// The first one that is secret and was not typed, and whose value the keychain does not have;
    /// empty: none.
    [[nodiscard]] QString withoutValue() const;
    [[nodiscard]] bool hasSecrets() const;

    void setRevealed(bool revealed);
    /// Whether the value in `row` is masked.
    [[nodiscard]] bool isMasked(int row) const;

    /// Appends an empty row.
    void add();
    void remove(int row);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

signals:
    void edited(); ///< by the user

private:
    struct Row
    {
        QString name;
        QString value; ///< typed, or not secret
        bool secret = false;
        QString keptAs; ///< the name under which the keychain has the value; empty: it was typed
    };

    [[nodiscard]] static bool isEmpty(const Row &row);
    [[nodiscard]] QString valueOf(const Row &row) const;
    [[nodiscard]] QVariant shown(const Row &row, Column column) const;
    static bool setName(Row &row, const QString &name);
    bool setValue(Row &row, const QString &value);
    void changed(int firstRow, int lastRow);

    QList<Row> m_rows;
    ServerSecrets m_kept;
    bool m_revealed = false;
};

} // namespace decidesk
