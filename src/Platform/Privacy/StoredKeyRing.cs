using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>Keeps the keys of cookies and anti-forgery tokens in the database, encrypted, so that all web nodes share them.</summary>
internal sealed class StoredKeyRing(NpgsqlDataSource database, DataKeys keys) : IXmlRepository
{
    private const string Context = "data protection key";

    private readonly Cipher _cipher = Cipher.OfKeyRing(keys);

    public static SealedColumn Sealed { get; } = new("data_protection_keys", "cipher", $"'{Context}'") { IsKeyRing = true };

    /// <summary>Whether all of it opens: renewed last of all, it tells whether a key is missing.</summary>
    public static async Task<bool> FitsAsync(NpgsqlConnection owner, DataKeys keys, CancellationToken cancellation)
    {
        var cipher = Cipher.OfKeyRing(keys);
        await using var command = new NpgsqlCommand("select cipher from data_protection_keys", owner);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            if (cipher.TryOpen(reader.GetFieldValue<byte[]>(0), Context) is null)
            {
                return false;
            }
        }

        return true;
    }

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = database.CreateCommand("select cipher from data_protection_keys");
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
        {
            elements.Add(XElement.Parse(_cipher.Open(reader.GetFieldValue<byte[]>(0), Context)));
        }

        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = database.CreateCommand("insert into data_protection_keys (id, cipher) values ($1, $2)").With(friendlyName, _cipher.Seal(element.ToString(), Context));
        command.ExecuteNonQuery();
    }
}
