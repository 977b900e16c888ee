// The private network, where the owner wants one: the app reaches storage and secrets inside it, nobody from outside.

@description('Name of the network.')
param name string

@description('Region of the network.')
param location string

@description('Tags of the environment.')
param tags object

// From version 2025-07-01 on, subnets have no way out unless one is made: storefronts and telemetry are outside.
resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.20.0.0/16'] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.20.1.0/24'
          // Flex Consumption runs its instances in a container environment; each takes an address.
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'endpoints'
        properties: { addressPrefix: '10.20.2.0/24', privateEndpointNetworkPolicies: 'Disabled' }
      }
    ]
  }
}

@description('Name of the network.')
output name string = network.name

@description('Subnet of the app.')
output appSubnetId string = '${network.id}/subnets/app'

@description('Subnet of the private endpoints.')
output endpointsSubnetId string = '${network.id}/subnets/endpoints'
