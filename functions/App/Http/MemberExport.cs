using System.IO.Pipelines;
using System.Text.Json;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Http;

/// <summary>
/// Everything that is kept about one member, and nothing of anybody else: how they stand, what they chose, their card,
/// every entry, every order as it was recorded, every
/// redemption, every consent. Written as it is read, so that no history is too long.
/// </summary>
public sealed class MemberExport(LedgerTable ledger, MemberShowing showing, CardTable cards)
{
    /// <summary>What is written at once.</summary>
    private const int Portion = 32 * 1024;

    public async Task<Answer> Of(Visitor visitor, CancellationToken cancellation)
    {
        var card = cards.Locate(
            visitor.Shop.Settings.GuestKey, visitor.Shop.LedgerId, visitor.Customer, cancellation);
        var (account, profile) = await showing.Read(visitor, cancellation);
        var member = await showing.Document(
            visitor, account, account is null ? null : profile, market: null, cancellation);
        var number = await card is { IsThere: true, Number: var shown } ? shown : null;
        var consents = profile.Consents.Select(ConsentDocument.Of).ToList();
        return new Answer(200, "application/json", default)
        {
            Writes = (body, aborted) => Write(visitor, member, number, consents, body, aborted),
        }
            .With("Cache-Control", "no-store")
            .With("Content-Language", visitor.Reader.Language)
            .With("Content-Disposition", "attachment; filename=\"loyalty-export.json\"");
    }

    private async Task Write(
        Visitor visitor, MemberDocument member, string? card, List<ConsentDocument> consents, PipeWriter body,
        CancellationToken cancellation)
    {
        await using var writer = new Utf8JsonWriter(body);
        writer.WriteStartObject();
        writer.WriteString("shop", visitor.Shop.LedgerId);
        writer.WriteString("at", visitor.Now);
        writer.WritePropertyName("member");
        JsonSerializer.Serialize(writer, member, AnswerText.Default.MemberDocument);
        writer.WriteString("card", card);
        writer.WriteStartArray("entries");
        await Rows(visitor, consents, writer, body, cancellation);
        writer.WriteEndArray();
        writer.WriteStartArray("consents");
        foreach (var consent in consents.OrderBy(one => one.At))
        {
            JsonSerializer.Serialize(writer, consent, AnswerText.Default.ConsentDocument);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        await Send(writer, body, cancellation);
    }

    /// <summary>Entries, then orders, then redemptions: as their rows come by their keys.</summary>
    private async Task Rows(
        Visitor visitor, List<ConsentDocument> consents, Utf8JsonWriter writer, PipeWriter body,
        CancellationToken cancellation)
    {
        var entries = new EntryShowing(visitor.Shop.Programs, visitor.Now, visitor.Reader.Chain);
        var (lists, sent) = (new Queue<string>(["orders", "redemptions"]), 0L);
        await foreach (var row in ledger.Rows(visitor.Partition, cancellation))
        {
            switch (row.Content)
            {
                case StoredRow.OfEntry { Text: { } text }:
                    var entry = EntryText.Read(text);
                    JsonSerializer.Serialize(writer, entries.Entry(entry), AnswerText.Default.EntryDocument);
                    consents.AddRange(ConsentDocument.Of(entry) is { } agreed ? [agreed] : []);
                    break;
                case StoredRow.OfOrder { Text: { } order }:
                    Begin("orders");
                    writer.WriteRawValue(order);
                    break;
                case StoredRow.OfRedemption { Text: { } redemption }
                    when EntryText.ReadRedemption(redemption).MovedTo is null:
                    Begin("redemptions");
                    writer.WriteRawValue(redemption);
                    break;
            }

            if (writer.BytesCommitted + writer.BytesPending - sent > Portion)
            {
                sent = await Send(writer, body, cancellation);
            }
        }

        Begin("redemptions");

        // Every list is there, be it empty.
        void Begin(string name)
        {
            while (lists.Contains(name, StringComparer.Ordinal))
            {
                writer.WriteEndArray();
                writer.WriteStartArray(lists.Dequeue());
            }
        }
    }

    /// <summary>How much is on its way; it waits for a reader who is slower.</summary>
    private static async Task<long> Send(Utf8JsonWriter writer, PipeWriter body, CancellationToken cancellation)
    {
        await writer.FlushAsync(cancellation);
        await body.FlushAsync(cancellation);
        return writer.BytesCommitted;
    }
}
