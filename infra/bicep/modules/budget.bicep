// What the resource group may cost in a month before somebody hears of it. It stops nothing.

@description('The amount, in the currency of the subscription.')
param amount int

@description('Who hears of it.')
param email string

@description('The first day it counts from: the first of a month, and not an earlier month.')
param start string = utcNow('yyyy-MM-01')

// A budget's first day can never be changed, and every deployment brings another: the first one stands.
@onlyIfNotExists()
resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: 'loyalty-monthly'
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: start }
    notifications: {
      'most-is-spent': {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: [email]
      }
      'more-will-be-spent': {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: [email]
      }
    }
  }
}
