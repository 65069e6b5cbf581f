using Npgsql;
using NpgsqlTypes;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Rows on their way into one table by binary <c>COPY</c>. Values are given in the order of the columns.</summary>
internal sealed class LoadTable(NpgsqlBinaryImporter copy) : IDisposable
{
    public long Rows { get; private set; }

    public LoadTable Row()
    {
        copy.StartRow();
        Rows++;
        return this;
    }

    public LoadTable Id(Guid id) => Written(id, NpgsqlDbType.Uuid);

    public LoadTable Id(Guid? id) => id is { } known ? Id(known) : Null();

    public LoadTable Text(string? text) => text is null ? Null() : Written(text, NpgsqlDbType.Text);

    /// <summary>A text in two columns, Swedish and English.</summary>
    public LoadTable Texts(LocalText? text) => Text(text?.Sv ?? string.Empty).Text(text?.En);

    public LoadTable Json(string json) => Written(json, NpgsqlDbType.Jsonb);

    public LoadTable Truth(bool truth) => Written(truth, NpgsqlDbType.Boolean);

    public LoadTable Number(int? number) => number is { } known ? Written(known, NpgsqlDbType.Integer) : Null();

    public LoadTable Amount(decimal? amount) => amount is { } known ? Written(known, NpgsqlDbType.Numeric) : Null();

    public LoadTable Day(DateOnly? day) => day is { } known ? Written(known, NpgsqlDbType.Date) : Null();

    public LoadTable Moment(DateTime? moment) => moment is { } known ? Written(known, NpgsqlDbType.TimestampTz) : Null();

    public LoadTable Bytes(byte[]? bytes) => bytes is null ? Null() : Written(bytes, NpgsqlDbType.Bytea);

    /// <summary>The five columns of a registration that stands, made the day it tells of.</summary>
    public LoadTable Standing(DateOnly on, DateTime at, Guid by) => Day(on).Moment(at).Id(by).Null().Null();

    /// <summary>The five columns of a registration that another has taken the place of.</summary>
    public LoadTable Superseded(DateOnly on, DateTime at, Guid by, DateTime until, string? reason) => Day(on).Moment(at).Id(by).Moment(until).Text(reason);

    public LoadTable Null()
    {
        copy.WriteNull();
        return this;
    }

    /// <summary>Ends the copy; without it nothing arrives.</summary>
    public void Complete() => copy.Complete();

    public void Dispose() => copy.Dispose();

    private LoadTable Written<T>(T value, NpgsqlDbType type)
    {
        copy.Write(value, type);
        return this;
    }
}
