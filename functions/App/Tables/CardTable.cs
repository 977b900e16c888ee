using Azure;
using Azure.Data.Tables;
using Loyalty.Members;

namespace Loyalty.App.Tables;

/// <summary>
/// The cards table: one row a card, partition the ledger, row the number, whose it is. A row is written once, when the
/// card is first shown, and never changed; where a number is somebody else's, the member's next one is taken, always in
/// the same order.
/// </summary>
public sealed class CardTable(TableClient cards)
{
    private const string Owner = "Customer";

    private const int MostTries = 8;

    /// <summary>The member's number, written down where it was not yet.</summary>
    public async Task<string> Number(
        ReadOnlyMemory<byte> key, string ledger, CustomerId customer, CancellationToken cancellation)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var (number, isThere) = await Locate(key, ledger, customer, cancellation);
            if (isThere || await Add(ledger, number, customer, cancellation))
            {
                return number;
            }
        }

        throw new TooBusyException();
    }

    /// <summary>The member's number, and whether it is written down.</summary>
    public async Task<(string Number, bool IsThere)> Locate(
        ReadOnlyMemory<byte> key, string ledger, CustomerId customer, CancellationToken cancellation)
    {
        for (var tries = 0; ; tries++)
        {
            var number = CardNumber.Of(key.Span, ledger, customer, tries);
            var owner = await Find(ledger, number, cancellation);
            if (owner is null || owner == customer)
            {
                return (number, owner is not null);
            }
        }
    }

    /// <summary>Whose card it is; null where nobody was shown it.</summary>
    public async Task<CustomerId?> Find(string ledger, string number, CancellationToken cancellation)
    {
        var row = await cards.GetEntityIfExistsAsync<TableEntity>(ledger, number, cancellationToken: cancellation);
        return row is { HasValue: true, Value: { } value } ? CustomerId.Parse(value.GetString(Owner)!) : null;
    }

    /// <summary>False where another one was first.</summary>
    private async Task<bool> Add(string ledger, string number, CustomerId customer, CancellationToken cancellation)
    {
        try
        {
            await cards.AddEntityAsync(
                new TableEntity(ledger, number) { [Owner] = customer.ToString() }, cancellation);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return false;
        }
    }
}
