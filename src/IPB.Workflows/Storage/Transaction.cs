using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>
/// Transactions whose <c>begin</c> and <c>commit</c> travel with the statements of the work, so that they cost no
/// round trips of their own.
/// </summary>
internal static class Transaction
{
    /// <param name="work">Begins and commits by itself; when it throws, what it began is rolled back.</param>
    public static async Task<T> InOneTransactionAsync<T>(this NpgsqlConnection connection, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch
        {
            await RollBackAsync(connection);
            throw;
        }
    }

    private static async Task RollBackAsync(NpgsqlConnection connection)
    {
        if (connection.State != System.Data.ConnectionState.Open) return;
        try
        {
            await using var command = new NpgsqlCommand("rollback", connection);
            await command.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and with it the transaction; the pool throws it away.
        }
    }
}
