(window.figures??={})["fig-exploding-rates"]=[
{"series":[],"ys":[0,1,2,3,4,5,6],"keys":1,"table":{"columns":["learning rate","untreated","initialisation","clipping","elu","batch-norm","residual","gates"],"rows":[
["0.003",null,0.640625,0.375,null,0.921875,null,0.765625],
["0.01",null,0.6171875,0.4140625,null,0.9921875,null,0.984375],
["0.03",null,0.2578125,0.6640625,null,0.890625,null,0.9921875],
["0.1",null,0.140625,0.15625,null,0.7265625,null,1]
]}
}];
