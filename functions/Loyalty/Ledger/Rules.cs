using Loyalty.Orders;
using Loyalty.Program;

namespace Loyalty.Ledger;

/// <summary>
/// What deciding needs from outside the ledger: the program's versions, and how many points an order is due under its
/// terms and which share of its goods went back (0 to 1), handed over as functions so that earning and ledger do not
/// know each other.
/// </summary>
public sealed record Rules(
    ProgramHistory Programs, Func<OrderState, Terms, Due> Due, Func<OrderState, decimal> GoneBack);
