using FluentAssertions;
using Loyalty;
using Loyalty.App.Accounts;
using Loyalty.Ledger;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Accounts;

/// <summary>
/// One who became another, who became another: as many as may be one are found from the first of them on, and no more
/// become one, however they are put together.
/// </summary>
public sealed class ChainTests
{
    [Fact]
    public async Task all_of_a_chain_are_found_where_it_ends_and_it_ends_in_time()
    {
        var ledgers = await Ledgers.New();
        var (shop, instance) = (Ledgers.Shop(), ledgers.Instance());
        var chain = Enumerable.Range(0, Moving.MostCame + 2).Select(number => Customer("c" + number)).ToList();
        foreach (var customer in chain)
        {
            await Buys(customer);
        }

        var problems = new List<string?>();
        foreach (var (from, to) in chain.Zip(chain.Skip(1)))
        {
            var (_, problem) = await instance.Mover.Merge(shop, from, to, isOwners: true, CancellationToken.None);
            problems.Add(problem?.Code);
        }

        problems.Take(Moving.MostCame).Should().AllBeEquivalentTo((string?)null);
        problems[^1].Should().Be("merge_impossible");
        (await instance.Mover.Home(shop, chain[0], CancellationToken.None)).Should().Be(chain[^2]);
        (await Buys(chain[0])).Balance.Value.Should().Be(100 * (Moving.MostCame + 2));

        Task<Answered> Buys(CustomerId customer) => instance.Room.Take(
            shop, Some.Order().Named(Guid.NewGuid().ToString("N")) with { Customer = customer }, ledgers.Clock.Now);
    }

    [Fact]
    public async Task two_crowds_become_no_larger_one()
    {
        var ledgers = await Ledgers.New();
        var (shop, instance) = (Ledgers.Shop(), ledgers.Instance());
        var (one, other) = (Customer("one"), Customer("other"));
        foreach (var (into, name) in new[] { (one, "a"), (other, "b") })
        {
            for (var number = 0; number < (Moving.MostCame / 2) + 1; number++)
            {
                await Joins(Customer(name + number));
                await Merges(Customer(name + number), into);
            }
        }

        (await Merges(one, other))!.Code.Should().Be("merge_impossible");

        Task Joins(CustomerId customer) => instance.Room.Take(
            shop, Some.Order().Named(customer.Value) with { Customer = customer }, ledgers.Clock.Now);

        async Task<Problem?> Merges(CustomerId from, CustomerId into) =>
            (await instance.Mover.Merge(shop, from, into, isOwners: true, CancellationToken.None)).Problem;
    }

    private static CustomerId Customer(string id) => new("shopify", id);
}
