using Npgsql;
using NpgsqlTypes;

namespace IPB.Workflows.Storage;

/// <summary>Positional parameters: single values, and arrays for a column each.</summary>
internal static class Parameters
{
    public static NpgsqlBatchCommand Add(this NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }

    public static NpgsqlBatchCommand Uuids(this NpgsqlBatchCommand command, IEnumerable<Guid> values) =>
        Add(command, values.ToArray(), NpgsqlDbType.Uuid);

    public static NpgsqlBatchCommand Texts(this NpgsqlBatchCommand command, IEnumerable<string?> values) =>
        Add(command, values.ToArray(), NpgsqlDbType.Text);

    public static NpgsqlBatchCommand Ints(this NpgsqlBatchCommand command, IEnumerable<int> values) =>
        Add(command, values.ToArray(), NpgsqlDbType.Integer);

    public static NpgsqlBatchCommand Bigints(this NpgsqlBatchCommand command, IEnumerable<long> values) =>
        Add(command, values.ToArray(), NpgsqlDbType.Bigint);

    public static NpgsqlBatchCommand Bytes(this NpgsqlBatchCommand command, IEnumerable<byte[]> values) =>
        Add(command, values.ToArray(), NpgsqlDbType.Bytea);

    public static NpgsqlBatchCommand Times(this NpgsqlBatchCommand command, IEnumerable<DateTimeOffset?> values) =>
        Add(command, values.Select(v => v?.UtcDateTime).ToArray(), NpgsqlDbType.TimestampTz);

    public static NpgsqlBatchCommand Int(this NpgsqlBatchCommand command, int value) => One(command, value);
    public static NpgsqlBatchCommand Bigint(this NpgsqlBatchCommand command, long value) => One(command, value);
    public static NpgsqlBatchCommand Bool(this NpgsqlBatchCommand command, bool value) => One(command, value);
    public static NpgsqlBatchCommand Uuid(this NpgsqlBatchCommand command, Guid value) => One(command, value);
    public static NpgsqlBatchCommand Text(this NpgsqlBatchCommand command, string value) => One(command, value);
    public static NpgsqlBatchCommand Byte(this NpgsqlBatchCommand command, byte[] value) => One(command, value);

    public static NpgsqlBatchCommand Time(this NpgsqlBatchCommand command, DateTimeOffset? value)
    {
        command.Parameters.Add(new NpgsqlParameter<DateTime?>
        {
            TypedValue = value?.UtcDateTime,
            NpgsqlDbType = NpgsqlDbType.TimestampTz,
        });
        return command;
    }

    public static NpgsqlBatchCommand Day(this NpgsqlBatchCommand command, DateOnly value) => One(command, value);

    public static NpgsqlBatchCommand TextOrNull(this NpgsqlBatchCommand command, string? value) =>
        Null(command, value, NpgsqlDbType.Text);

    public static NpgsqlBatchCommand BigintOrNull(this NpgsqlBatchCommand command, long? value) =>
        Null(command, value, NpgsqlDbType.Bigint);

    /// <summary>Adds a value to a command that is put together.</summary>
    /// <returns>Its name.</returns>
    public static string Parameter(this NpgsqlCommand command, object value)
    {
        command.Parameters.Add(new() { Value = value });
        return "$" + command.Parameters.Count;
    }

    /// <summary>Adds a text, or null, to a command that is put together.</summary>
    public static void TextOrNull(this NpgsqlCommand command, string? value) => command.Parameters.Add(
        new() { Value = value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });

    /// <summary>As <see cref="Parameter(NpgsqlCommand, object)"/>, for one of a batch.</summary>
    public static string Parameter(this NpgsqlBatchCommand command, object value)
    {
        command.Parameters.Add(new() { Value = value });
        return "$" + command.Parameters.Count;
    }

    private static NpgsqlBatchCommand Null(NpgsqlBatchCommand command, object? value, NpgsqlDbType type)
    {
        command.Parameters.Add(new() { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        return command;
    }

    private static NpgsqlBatchCommand One<T>(NpgsqlBatchCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    private static NpgsqlBatchCommand Add(NpgsqlBatchCommand command, object values, NpgsqlDbType type)
    {
        command.Parameters.Add(new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        return command;
    }
}
