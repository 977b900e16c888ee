using System.Text.Json;
using Loyalty.App.Fulfilling;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Members;
using Loyalty.Program;

namespace Loyalty.App.Http;

/// <summary>The member's document: what the account says, and of the rewards what is left and what was taken.</summary>
public sealed class MemberShowing(LedgerTable ledger, CachedStock stock)
{
    public async Task<byte[]> Document(
        Visitor visitor, Account? account, string? market, CancellationToken cancellation)
    {
        var reader = visitor.Reader;
        var counts = visitor.Program.Rewards?.Any(reward => reward.IsLimited) is true
            ? await stock.Of(visitor.Shop.LedgerId, cancellation)
            : [];
        var taken = account?.Rewards is null ? [] : await ledger.Redemptions(visitor.Partition, cancellation);
        return JsonSerializer.SerializeToUtf8Bytes(
            Showing.Member(
                visitor.Shop,
                visitor.Customer,
                MemberView.Of(account, visitor.Program, visitor.Today, reader.Chain, market),
                reader.Language,
                NoticeView.Of(visitor.Shop.Programs, visitor.Now, reader.Chain)) with
            {
                Rewards =
                [
                    .. RewardView.Of(account, visitor.Program, visitor.Today, market, Left)
                        .Select(MemberRewardDocument.Of),
                ],
                Taken =
                [
                    .. taken.Select(one => RedemptionView.Of(
                        one, account, visitor.Shop.Programs, visitor.Today, reader.Chain))
                        .Where(view => !view.IsOver).Select(RedemptionDocument.Of),
                ],
            },
            AnswerText.Default.MemberDocument);

        long? Left(Reward reward) =>
            StockCount.Left(reward, counts.FirstOrDefault(one => one.Reward == reward.Code));
    }
}
