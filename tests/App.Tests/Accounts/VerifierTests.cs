using Azure.Core;
using Azure.Data.Tables;
using FluentAssertions;
using Loyalty.App.Accounts;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Accounts;

/// <summary>An account that is written while it is read is read again, and not for ever.</summary>
public sealed class VerifierTests
{
    private static readonly Shop Shop = Ledgers.Shop();

    private static readonly string Partition = Ledgers.Partition(Some.Ada);

    [Fact]
    public async Task an_account_that_changed_while_it_was_read_is_read_again()
    {
        var ledgers = await Bought();
        var whole = await Broken(ledgers);
        var once = new Once(IsScan, () => ledgers.Accounts.UpsertEntityAsync(whole, TableUpdateMode.Replace));

        (await ledgers.Instance(once).Findings(Shop, [Partition])).Should().BeEmpty();
    }

    [Fact]
    public async Task news_between_two_pages_of_one_account_are_no_finding()
    {
        var ledgers = await Bought();
        var news = 0;
        var deliveries = new Always(IsScan, async () =>
        {
            if (++news <= 6)
            {
                await ledgers.Instance().Room.Take(Shop, Some.Order(news).Named("n" + news), Some.Noon(news));
            }
        });
        var instance = ledgers.Instance(new SmallPages(IsScan), deliveries);

        var page = await instance.Verifier.Page(Shop, Partition.Split('|')[1], null, CancellationToken.None);

        page.Findings.Should().BeEmpty();
        (page.Accounts, page.Entries, page.Orders).Should().Be((1, 8, 7), "it was read again once the news were over");
        news.Should().BeGreaterThan(8);
    }

    [Fact]
    public async Task an_account_that_stays_as_it_was_read_is_what_it_seems()
    {
        var ledgers = await Bought();
        await Broken(ledgers);

        (await ledgers.Instance().Findings(Shop, [Partition])).Should().NotBeEmpty();
    }

    [Fact]
    public async Task an_account_that_never_rests_is_said_to_be_busy()
    {
        var ledgers = await Bought();
        await Broken(ledgers);
        var always = new Always(IsScan, async () =>
        {
            var row = (await ledgers.Accounts.GetEntityAsync<TableEntity>(Partition, Keys.Account)).Value;
            await ledgers.Accounts.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
        });

        var act = () => ledgers.Instance(always).Findings(Shop, [Partition]);

        await act.Should().ThrowAsync<TooBusyException>();
        always.Times.Should().Be(Backoff.MostTries + 1);
    }

    private static bool IsScan(Azure.Core.Request request) =>
        request.Method == RequestMethod.Get && Uri.UnescapeDataString(request.Uri.ToString()).Contains(
            "PartitionKey ", StringComparison.Ordinal);

    private static async Task<Ledgers> Bought()
    {
        var ledgers = await Ledgers.New();
        await ledgers.Instance().Room.Take(Shop, Some.Order(), Some.Noon());
        return ledgers;
    }

    /// <summary>The account is of another state than its entries; what it was is given back.</summary>
    private static async Task<TableEntity> Broken(Ledgers ledgers)
    {
        var row = (await ledgers.Accounts.GetEntityAsync<TableEntity>(Partition, Keys.Account)).Value;
        var broken = LedgerRows.Row(Partition, LedgerRows.Account(row) with { Debt = new Loyalty.Points(5) });
        await ledgers.Accounts.UpdateEntityAsync(broken, row.ETag, TableUpdateMode.Replace);
        return row;
    }
}
