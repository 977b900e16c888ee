using Azure;
using Azure.Data.Tables;
using Loyalty.App.Telemetry;
using Loyalty.Orders;

namespace Loyalty.App.Tables;

/// <summary>Whose order it is, and the parts of its news that came before that was known.</summary>
public sealed record Locator(CustomerId? Owner, OrderState Parts, ETag ETag);

/// <summary>
/// The orders table: one locator an order. Refunds, deletions and disputes name no usable customer and find the owner
/// here, or wait here. A locator gets its owner once, If-Match; its parts stay, taking them in twice changes nothing.
/// </summary>
public sealed class Locators(TableClient orders)
{
    private const int MostTries = 32;

    /// <summary>Says whose order it is; false where a locator is there already.</summary>
    public async Task<bool> Insert(string shop, OrderId order, CustomerId owner, CancellationToken cancellation)
    {
        try
        {
            await orders.AddEntityAsync(Row(shop, order, new Locator(owner, new OrderState(), default)), cancellation);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return false;
        }
    }

    public async Task<Locator?> Find(string shop, OrderId order, CancellationToken cancellation)
    {
        var row = await orders.GetEntityIfExistsAsync<TableEntity>(
            Keys.LocatorPartition(shop, order), Keys.Locator, cancellationToken: cancellation);
        return row is { HasValue: true, Value: { } value }
            ? new Locator(
                value.GetString("Owner") is { } owner ? CustomerId.Parse(owner) : null,
                value.ContainsKey("Parts") ? OrderText.ReadState(Packed.Get(value, "Parts")) : new OrderState(),
                value.ETag)
            : null;
    }

    /// <summary>
    /// Whose the locator says the order is, as it stands there, whatever else the row holds: no locator, or one that
    /// names nobody.
    /// </summary>
    public async Task<(bool IsThere, string? Owner)> OwnerOf(
        string shop, OrderId order, CancellationToken cancellation)
    {
        var row = await orders.GetEntityIfExistsAsync<TableEntity>(
            Keys.LocatorPartition(shop, order), Keys.Locator, ["Owner"], cancellation);
        return row is { HasValue: true, Value: { } value } ? (true, value.Said("Owner")) : (false, null);
    }

    /// <summary>The locator with an owner: this one where it had none, else the one it has.</summary>
    public Task<Locator> Own(string shop, OrderId order, CustomerId owner, CancellationToken cancellation) =>
        Change(shop, order, locator => locator.Owner is null ? locator with { Owner = owner } : locator, cancellation);

    /// <summary>Keeps news until the owner is known; where the owner has become known, nothing is written.</summary>
    public Task<Locator> Keep(
        string shop, OrderId order, Func<OrderState, OrderState> news, CancellationToken cancellation) =>
        Change(
            shop,
            order,
            locator => locator.Owner is null ? locator with { Parts = news(locator.Parts) } : locator,
            cancellation);

    /// <summary>The order is another account's by now; one that is somebody else's stays theirs.</summary>
    public Task<Locator> Move(
        string shop, OrderId order, CustomerId from, CustomerId to, CancellationToken cancellation) =>
        Change(shop, order, locator => locator.Owner == from ? locator with { Owner = to } : locator, cancellation);

    private async Task<Locator> Change(
        string shop, OrderId order, Func<Locator, Locator> change, CancellationToken cancellation)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var known = await Find(shop, order, cancellation);
            var changed = change(known ?? new Locator(null, new OrderState(), default));
            if (changed == known)
            {
                return known;
            }

            try
            {
                await (known is null
                    ? orders.AddEntityAsync(Row(shop, order, changed), cancellation)
                    : orders.UpdateEntityAsync(
                        Row(shop, order, changed), known.ETag, TableUpdateMode.Replace, cancellation));
                return changed;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
            {
                // Another writer was first: read it and decide again.
                Meters.Conflict("orders");
            }
        }

        throw new TooBusyException();
    }

    private static TableEntity Row(string shop, OrderId order, Locator locator)
    {
        var row = new TableEntity(Keys.LocatorPartition(shop, order), Keys.Locator);
        if (locator.Owner is { } owner)
        {
            row["Owner"] = owner.ToString();
        }

        if (!locator.Parts.IsEmpty)
        {
            Packed.Put(row, "Parts", OrderText.Write(locator.Parts));
        }

        return row;
    }
}

/// <summary>Too many writers for now: the outcome is unknown and the caller may safely repeat.</summary>
public sealed class TooBusyException : Exception;
